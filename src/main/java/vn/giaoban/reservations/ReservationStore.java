package vn.giaoban.reservations;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Sql;
import vn.giaoban.kernel.TimeRange;

/** The SQL of reservations. */
@Repository
class ReservationStore {

    private static final long HOUR = Duration.ofHours(1).toSeconds();

    private final DatabaseClient database;

    ReservationStore(DatabaseClient database) {
        this.database = database;
    }

    /** Ascending, so that two who want the same hours never wait for each other. */
    Mono<Void> lockHours(List<TimeRange> times) {
        var hours = new TreeSet<Integer>();
        for (var time : times) {
            var last = Math.floorDiv(time.end().getEpochSecond() - 1, HOUR);
            for (var hour = Math.floorDiv(time.start().getEpochSecond(), HOUR); hour <= last; hour++)
                hours.add((int) hour);
        }
        return database.sql(
                        "select pg_advisory_xact_lock(hashtext('reservations.hour'), hour) from unnest(:hours::int[]) hour")
                .bind("hours", hours.toArray(Integer[]::new))
                .then();
    }

    Mono<Allotment> allot(List<RoomWish> wishes, List<String> people, TimeRange time, UUID holder) {
        var points = new ArrayList<String>();
        var rooms = new ArrayList<String>();
        for (var wish : wishes) {
            wish.rooms().forEach(room -> {
                points.add(wish.point());
                rooms.add(room);
            });
        }
        return database.sql("""
                        with wish as (
                          select point, room, null::text as person, n
                            from unnest(:points::text[], :rooms::text[]) with ordinality w(point, room, n)
                          union all
                          select null, null, person, null from unnest(:people::text[]) person)
                        select w.point, w.room, w.person, w.n,
                               (select r.holder from reservations.reservation r
                                 where r.active and r.resource = coalesce('room:' || w.room, 'person:' || lower(w.person))
                                   and r.during && tstzrange(:start, :end) and r.holder <> :holder
                                 limit 1) as taken_by
                          from wish w order by w.n nulls last""")
                .bind("points", Sql.texts(points))
                .bind("rooms", Sql.texts(rooms))
                .bind("people", Sql.texts(people))
                .bind("start", time.start())
                .bind("end", time.end())
                .bind("holder", holder)
                .map(ReservationStore::toClash)
                .all()
                .collectList()
                .map(candidates -> toAllotment(wishes, candidates));
    }

    /** Takes the first free candidate of each point; a point without one clashes with whoever has its candidates. */
    private static Allotment toAllotment(List<RoomWish> wishes, List<Clash> candidates) {
        var found = new HashMap<String, String>();
        for (var candidate : candidates) {
            if (candidate.point() != null && candidate.room() != null && candidate.holder() == null)
                found.putIfAbsent(candidate.point(), candidate.room());
        }
        var clashes = new ArrayList<Clash>();
        for (var candidate : candidates) {
            if (candidate.holder() != null && (candidate.point() == null || !found.containsKey(candidate.point())))
                clashes.add(candidate);
        }
        wishes.stream()
                .filter(wish -> wish.rooms().isEmpty())
                .forEach(wish -> clashes.add(new Clash(wish.point(), null, null, null)));
        return new Allotment(Map.copyOf(found), List.copyOf(clashes));
    }

    Mono<Void> insert(UUID holder, Map<String, String> rooms, List<String> people, TimeRange time) {
        var points = rooms.keySet().stream().sorted().toList();
        return database.sql("""
                        insert into reservations.reservation (holder, point, room, person, during)
                        select :holder, point, room, null, tstzrange(:start, :end)
                          from unnest(:points::text[], :rooms::text[]) w(point, room)
                        union all
                        select :holder, null, null, person, tstzrange(:start, :end) from unnest(:people::text[]) person""")
                .bind("holder", holder)
                .bind("points", Sql.texts(points))
                .bind(
                        "rooms",
                        Sql.texts(points.stream()
                                .map(p -> String.valueOf(rooms.get(p)))
                                .toList()))
                .bind("people", Sql.texts(people))
                .bind("start", time.start())
                .bind("end", time.end())
                .then();
    }

    Flux<String> people(UUID holder) {
        return database.sql("""
                        select person from reservations.reservation
                         where holder = :holder and active and person is not null order by person""").bind("holder", holder).mapValue(String.class).all();
    }

    Mono<Void> release(UUID holder) {
        return database.sql("update reservations.reservation set active = false where holder = :holder and active")
                .bind("holder", holder)
                .then();
    }

    private static Clash toClash(Readable row) {
        return new Clash(
                row.get("point", String.class),
                row.get("room", String.class),
                row.get("person", String.class),
                row.get("taken_by", UUID.class));
    }
}
