package vn.giaoban.conclusions;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;
import vn.giaoban.kernel.Actor;

/** The SQL of conclusions; that of what points have to do for them is in {@link AssignmentStore}. */
@Repository
class ConclusionStore {

    private final DatabaseClient database;

    ConclusionStore(DatabaseClient database) {
        this.database = database;
    }

    /** What was written down of a briefing beside its conclusions. */
    record Head(@Nullable String number, @Nullable Instant issuedAt) {}

    /** A conclusion without what points have to do for it. */
    record Row(UUID id, int number, String text) {}

    Mono<Head> head(BriefingId briefing) {
        return database.sql("select number, issued_at from conclusions.minutes where briefing = :briefing")
                .bind("briefing", briefing.value())
                .map(row -> new Head(row.get("number", String.class), row.get("issued_at", Instant.class)))
                .one();
    }

    /** Makes sure that something can be written down of a briefing, and locks it until the transaction ends. */
    Mono<Void> open(Briefing briefing, @Nullable UUID series) {
        return database.sql("""
                        insert into conclusions.minutes (briefing, series, host, held_at)
                        values (:briefing, :series, :host, :heldAt)
                        on conflict (briefing) do update set series = excluded.series, host = excluded.host, held_at = excluded.held_at""")
                .bind("briefing", briefing.id().value())
                .bind("series", Sql.orNull(series, UUID.class))
                .bind("host", Sql.text(briefing.host()))
                .bind("heldAt", briefing.time().start())
                .then();
    }

    /** In the order of their numbers. */
    Flux<Row> list(BriefingId briefing) {
        return database.sql("""
                        select id, number, text from conclusions.conclusion where briefing = :briefing order by number""")
                .bind("briefing", briefing.value())
                .map(ConclusionStore::toRow)
                .all();
    }

    Mono<Row> find(BriefingId briefing, UUID id) {
        return database.sql(
                        "select id, number, text from conclusions.conclusion where briefing = :briefing and id = :id for update")
                .bind("briefing", briefing.value())
                .bind("id", id)
                .map(ConclusionStore::toRow)
                .one();
    }

    Mono<Void> insert(BriefingId briefing, UUID id, String text, Instant now, Actor actor) {
        return database.sql("""
                        insert into conclusions.conclusion (id, briefing, number, text, written_at, written_by)
                        select :id, :briefing, coalesce(max(number), 0) + 1, :text, :now, :by
                          from conclusions.conclusion where briefing = :briefing""")
                .bind("id", id)
                .bind("briefing", briefing.value())
                .bind("text", text)
                .bind("now", now)
                .bind("by", actor.name())
                .then();
    }

    Mono<Void> update(UUID id, String text) {
        return database.sql("update conclusions.conclusion set text = :text where id = :id")
                .bind("id", id)
                .bind("text", text)
                .then();
    }

    Mono<Void> delete(UUID id) {
        return database.sql("delete from conclusions.conclusion where id = :id")
                .bind("id", id)
                .then();
    }

    Mono<Void> issue(BriefingId briefing, @Nullable String number, Instant now, Actor actor) {
        return database.sql("""
                        update conclusions.minutes set number = :number, issued_at = coalesce(issued_at, :now), issued_by = coalesce(issued_by, :by)
                         where briefing = :briefing""")
                .bind("briefing", briefing.value())
                .bind("number", Sql.text(number))
                .bind("now", now)
                .bind("by", actor.name())
                .then();
    }

    /** Of which briefings something is open that shall come up again: those before it of the same series, or at the same host. */
    Flux<UUID> before(Briefing briefing, @Nullable UUID series) {
        return database.sql("""
                        select briefing from conclusions.minutes
                         where briefing <> :briefing and held_at < :start and (series = :series or host = :host)""")
                .bind("briefing", briefing.id().value())
                .bind("start", briefing.time().start())
                .bind("series", Sql.orNull(series, UUID.class))
                .bind("host", Sql.text(briefing.host()))
                .mapValue(UUID.class)
                .all();
    }

    private static Row toRow(Readable row) {
        return new Row(
                Sql.required(row, "id", UUID.class),
                Sql.required(row, "number", Integer.class),
                Sql.required(row, "text", String.class));
    }
}
