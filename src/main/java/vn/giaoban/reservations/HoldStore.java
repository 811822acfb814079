package vn.giaoban.reservations;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.database.Sql;
import vn.giaoban.kernel.TimeRange;

/** The SQL of holds. What has expired is told by PostgreSQL's clock alone. */
@Repository
class HoldStore {

    private static final String SELECT = """
            select h.*, coalesce((select jsonb_object_agg(r.point, r.room) from reservations.reservation r
                                   where r.holder = h.id and r.active), '{}')::text as rooms
              from reservations.hold h
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    HoldStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> lockOwner(String owner) {
        return database.sql("select pg_advisory_xact_lock(hashtext('reservations.hold'), hashtext(:owner))")
                .bind("owner", owner)
                .then();
    }

    Mono<Long> countLive(String owner) {
        return database.sql("""
                        select count(*) from reservations.hold
                         where owner = :owner and used_by is null and not swept and expires_at > now()""").bind("owner", owner).mapValue(Long.class).one();
    }

    Mono<Hold> insert(Grant grant, String owner, Duration lifetime) {
        return database.sql("""
                        insert into reservations.hold (id, owner, expires_at, starts_at, ends_at, points)
                        values (:id, :owner, now() + make_interval(secs => :lifetime), :starts, :ends, :points)
                        returning expires_at""")
                .bind("id", grant.holder())
                .bind("owner", owner)
                .bind("lifetime", Sql.seconds(lifetime))
                .bind("starts", grant.time().start())
                .bind("ends", grant.time().end())
                .bind("points", Sql.texts(grant.rooms().keySet()))
                .mapValue(Instant.class)
                .one()
                .map(expiresAt -> new Hold(
                        grant.holder(),
                        owner,
                        grant.time(),
                        expiresAt,
                        List.copyOf(grant.rooms().keySet()),
                        grant.rooms(),
                        false));
    }

    Mono<Hold> findForChange(UUID id) {
        return database.sql(SELECT + "where h.id = :id for update of h")
                .bind("id", id)
                .map(this::toHold)
                .one();
    }

    Flux<Hold> findAll(Collection<UUID> ids) {
        return database.sql(SELECT + "where h.id = any(:ids) and h.used_by is null")
                .bind("ids", ids.toArray(UUID[]::new))
                .map(this::toHold)
                .all();
    }

    Flux<Hold> findLive(String owner) {
        return database.sql(SELECT
                        + "where h.owner = :owner and h.used_by is null and not h.swept and h.expires_at > now()")
                .bind("owner", owner)
                .map(this::toHold)
                .all();
    }

    /** Rows change their holder and nothing else: nobody can come between. Gives the points whose rooms they are. */
    Flux<String> turn(Hold hold, Grant grant) {
        return database.sql("""
                        update reservations.reservation set holder = :holder, expires_at = null
                         where holder = :hold and active and room = any(:rooms) and during = tstzrange(:starts, :ends)
                        returning point""")
                .bind("holder", grant.holder())
                .bind("hold", hold.id())
                .bind("rooms", Sql.texts(grant.rooms().values()))
                .bind("starts", grant.time().start())
                .bind("ends", grant.time().end())
                .mapValue(String.class)
                .all();
    }

    Mono<Void> useUp(UUID hold, UUID holder) {
        return database.sql("""
                        with rest as (delete from reservations.reservation where holder = :hold and active)
                        update reservations.hold set used_by = :holder where id = :hold""").bind("hold", hold).bind("holder", holder).then();
    }

    Mono<Void> remove(UUID hold) {
        return database.sql("""
                        with rooms as (delete from reservations.reservation where holder = :hold and active)
                        delete from reservations.hold where id = :hold""").bind("hold", hold).then();
    }

    Flux<UUID> findExpired(int limit) {
        return database.sql("""
                        select id from reservations.hold
                         where used_by is null and not swept and expires_at <= now() order by expires_at limit :limit""").bind("limit", limit).mapValue(UUID.class).all();
    }

    Mono<Void> sweep(UUID hold) {
        return database.sql("""
                        with rooms as (delete from reservations.reservation where holder = :hold and active)
                        update reservations.hold set swept = true where id = :hold""").bind("hold", hold).then();
    }

    /** A form that was open for a week is closed by now. */
    Mono<Void> forgetOld() {
        return database.sql("""
                        delete from reservations.hold
                         where expires_at < now() - interval '7 days' and (used_by is not null or swept)""").then();
    }

    private Hold toHold(Readable row) {
        return new Hold(
                Sql.required(row, "id", UUID.class),
                Sql.required(row, "owner", String.class),
                new TimeRange(
                        Sql.required(row, "starts_at", Instant.class), Sql.required(row, "ends_at", Instant.class)),
                Sql.required(row, "expires_at", Instant.class),
                List.of(Sql.required(row, "points", String[].class)),
                json.readValue(Sql.required(row, "rooms", String.class), new TypeReference<Map<String, String>>() {}),
                row.get("used_by", UUID.class) != null);
    }
}
