package vn.giaoban.reservations;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        var candidates = candidates(wishes, people);
        return database.sql("""
                        with candidate as (
                          select 'room:' || room as resource, n from unnest(:rooms::text[]) with ordinality w(room, n)
                          union all
                          select 'person:' || lower(person), cardinality(:rooms::text[]) + n
                            from unnest(:people::text[]) with ordinality w(person, n)),
                        taken as (
                          select c.n, (select r.holder from reservations.reservation r
                                        where r.active and r.key = md5(c.resource)::uuid
                                          and r.during && tstzrange(:start, :end) and r.holder <> :holder
                                        limit 1) as holder
                            from candidate c)
                        select array_agg(n) as places, array_agg(holder) as holders from taken where holder is not null""")
                .bind(
                        "rooms",
                        candidates.stream()
                                .map(Clash::room)
                                .filter(Objects::nonNull)
                                .toArray(String[]::new))
                .bind("people", Sql.texts(people))
                .bind("start", time.start())
                .bind("end", time.end())
                .bind("holder", holder)
                .map(row -> toAllotment(wishes, withHolders(candidates, row)))
                .one();
    }

    /** All rooms that would do, point by point, then the people; nobody is known to have them yet. */
    private static List<Clash> candidates(List<RoomWish> wishes, List<String> people) {
        var candidates = new ArrayList<Clash>();
        for (var wish : wishes) wish.rooms().forEach(room -> candidates.add(new Clash(wish.point(), room, null, null)));
        people.forEach(person -> candidates.add(new Clash(null, null, person, null)));
        return candidates;
    }

    /** The answer names only what is taken, by its place in the list: mostly nothing. */
    private static List<Clash> withHolders(List<Clash> candidates, Readable row) {
        var places = row.get("places", Long[].class);
        var holders = row.get("holders", UUID[].class);
        if (places == null || holders == null) return candidates;
        var known = new ArrayList<>(candidates);
        for (var i = 0; i < places.length; i++) {
            var place = places[i].intValue() - 1;
            var c = candidates.get(place);
            known.set(place, new Clash(c.point(), c.room(), c.person(), holders[i]));
        }
        return known;
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
}
