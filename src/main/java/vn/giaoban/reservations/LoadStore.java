package vn.giaoban.reservations;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Sql;
import vn.giaoban.kernel.TimeRange;

/** The SQL of loads. */
@Repository
class LoadStore {

    /** Which reservations {@code r} count as planned. */
    private static final String PLANNED = "r.active and (r.expires_at is null or r.expires_at > now())";

    private final DatabaseClient database;

    LoadStore(DatabaseClient database) {
        this.database = database;
    }

    Flux<Load> during(List<TimeRange> times, Collection<UUID> alsoOf) {
        return database.sql("""
                        select l.holder, l.server, lower(l.during) as starts, upper(l.during) as ends, coalesce(l.links, 0) as links,
                               count(r.room)::int as rooms
                          from reservations.conference_load l
                          left join reservations.reservation r on r.holder = l.holder and %s
                         where l.holder = any(:holders)
                            or l.during && (select range_agg(tstzrange(starts, ends))
                                              from unnest(:starts::timestamptz[], :ends::timestamptz[]) t(starts, ends))
                         group by l.holder
                        having count(r.room) > 0 or l.holder = any(:holders)""".formatted(PLANNED))
                .bind("holders", alsoOf.toArray(UUID[]::new))
                .bind("starts", starts(times))
                .bind("ends", ends(times))
                .map(row -> new Load(
                        Sql.required(row, "holder", UUID.class),
                        toRange(row),
                        Sql.required(row, "rooms", Integer.class),
                        Sql.required(row, "links", Integer.class),
                        row.get("server", String.class)))
                .all();
    }

    Flux<RoomUse> roomsDuring(Map<String, String> rooms, List<TimeRange> times, Collection<UUID> without) {
        return database.sql("""
                        select w.point, lower(r.during) as starts, upper(r.during) as ends
                          from unnest(:points::text[], :rooms::text[]) w(point, room)
                          join reservations.reservation r on r.key = md5('room:' || w.room)::uuid and %s
                           and r.during && (select range_agg(tstzrange(starts, ends))
                                              from unnest(:starts::timestamptz[], :ends::timestamptz[]) t(starts, ends))
                         where r.holder <> all(:without)""".formatted(PLANNED))
                .bind("points", Sql.texts(rooms.values()))
                .bind("rooms", Sql.texts(rooms.keySet()))
                .bind("starts", starts(times))
                .bind("ends", ends(times))
                .bind("without", without.toArray(UUID[]::new))
                .map(row -> new RoomUse(Sql.required(row, "point", String.class), toRange(row)))
                .all();
    }

    Flux<LoadStep> curve(TimeRange window) {
        return curve(window, false, "", "").map(ServerStep::step);
    }

    Flux<ServerStep> curves(TimeRange window, String former, String present) {
        return curve(window, true, former, present);
    }

    /** At each start and end the sum of all that has begun and not ended; each server for itself. */
    private Flux<ServerStep> curve(TimeRange window, boolean apart, String former, String present) {
        return database.sql("""
                        with load as (
                          select case when not :apart then '' when l.server = :former then :present else l.server end as server,
                                 greatest(lower(l.during), :from) as starts, least(upper(l.during), :to) as ends,
                                 count(r.room) + coalesce(l.links, 0) as endpoints
                            from reservations.conference_load l
                            join reservations.reservation r on r.holder = l.holder and %s
                           where l.during && tstzrange(:from, :to) and (not :apart or l.server is not null)
                           group by l.holder having count(r.room) > 0),
                        event as (
                          select server, starts as at, endpoints, 1 as holders from load
                          union all select server, ends, -endpoints, -1 from load),
                        step as (
                          select server, at, sum(endpoints) as endpoints, sum(holders) as holders from event group by server, at),
                        level as (
                          select server, at as starts, lead(at) over until_now as ends,
                                 sum(endpoints) over until_now as endpoints, sum(holders) over until_now as holders
                            from step window until_now as (partition by server order by at))
                        select server, starts, ends, endpoints::int as endpoints, holders::int as holders
                          from level where ends is not null and holders > 0 order by server, starts""".formatted(PLANNED))
                .bind("from", window.start())
                .bind("to", window.end())
                .bind("apart", apart)
                .bind("former", former)
                .bind("present", present)
                .map(row -> new ServerStep(
                        Sql.required(row, "server", String.class),
                        new LoadStep(
                                Sql.required(row, "starts", Instant.class),
                                Sql.required(row, "ends", Instant.class),
                                Sql.required(row, "endpoints", Integer.class),
                                Sql.required(row, "holders", Integer.class))))
                .all();
    }

    Mono<Map<UUID, String>> serversOf(Collection<UUID> holders) {
        return database.sql("""
                        select holder, server from reservations.conference_load
                         where holder = any(:holders) and server is not null""")
                .bind("holders", holders.toArray(UUID[]::new))
                .map(row ->
                        Map.entry(Sql.required(row, "holder", UUID.class), Sql.required(row, "server", String.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Void> place(UUID holder, String server) {
        return database.sql("update reservations.conference_load set server = :server where holder = :holder")
                .bind("server", server)
                .bind("holder", holder)
                .then();
    }

    Flux<RoomsAtOnce> roomsAtOnce(Map<String, String> rooms, TimeRange window) {
        return database.sql("""
                        with used as (
                          select w.point, greatest(lower(r.during), :from) as starts, least(upper(r.during), :to) as ends
                            from unnest(:points::text[], :rooms::text[]) w(point, room)
                            join reservations.reservation r on r.key = md5('room:' || w.room)::uuid and %s
                             and r.during && tstzrange(:from, :to)),
                        event as (select point, starts as at, 1 as rooms from used union all select point, ends, -1 from used),
                        step as (select point, at, sum(rooms) as rooms from event group by point, at),
                        level as (select point, at, sum(rooms) over (partition by point order by at) as rooms from step)
                        select distinct on (point) point, rooms::int as rooms, at
                          from level order by point, level.rooms desc, at""".formatted(PLANNED))
                .bind("points", Sql.texts(rooms.values()))
                .bind("rooms", Sql.texts(rooms.keySet()))
                .bind("from", window.start())
                .bind("to", window.end())
                .map(row -> new RoomsAtOnce(
                        Sql.required(row, "point", String.class),
                        Sql.required(row, "rooms", Integer.class),
                        Sql.required(row, "at", Instant.class)))
                .all();
    }

    private static TimeRange toRange(Readable row) {
        return new TimeRange(Sql.required(row, "starts", Instant.class), Sql.required(row, "ends", Instant.class));
    }

    private static String[] starts(List<TimeRange> times) {
        return times.stream().map(time -> time.start().toString()).toArray(String[]::new);
    }

    private static String[] ends(List<TimeRange> times) {
        return times.stream().map(time -> time.end().toString()).toArray(String[]::new);
    }
}
