package vn.giaoban.reservations;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
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
    private static final int MANY_HOURS = 600;
    private static final int ALL_OF_TIME = -1;

    private final DatabaseClient database;

    ReservationStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Ascending, so that two who want the same hours never wait for each other. A series of very many hours takes all of time instead,
     * since PostgreSQL's table of locks is finite; everybody else shares it.
     */
    Mono<Void> lockHours(Collection<TimeRange> times) {
        var hours = new TreeSet<Integer>();
        for (var time : times) {
            var last = Math.floorDiv(time.end().getEpochSecond() - 1, HOUR);
            for (var hour = Math.floorDiv(time.start().getEpochSecond(), HOUR); hour <= last; hour++)
                hours.add((int) hour);
        }
        if (hours.size() > MANY_HOURS) return lock("pg_advisory_xact_lock", List.of());
        return lock("pg_advisory_xact_lock_shared", hours);
    }

    private Mono<Void> lock(String allOfTime, Collection<Integer> hours) {
        var keys = new ArrayList<Integer>(hours.size() + 1);
        keys.add(ALL_OF_TIME);
        keys.addAll(hours);
        return database.sql("""
                        select case when hour = %d then %s(hashtext('reservations.hour'), hour)
                                    else pg_advisory_xact_lock(hashtext('reservations.hour'), hour) end
                          from unnest(:hours) with ordinality h(hour, n) order by n""".formatted(ALL_OF_TIME, allOfTime))
                .bind("hours", keys.toArray(Integer[]::new))
                .then();
    }

    /** For each claim, in their order, what could be had. */
    Mono<List<Allotment>> allot(List<Claim> claims, Collection<UUID> yielding) {
        var wanted = new Wanted(claims);
        return database.sql("""
                        with claim as (
                          select n, starts, ends
                            from unnest(:starts::timestamptz[], :ends::timestamptz[]) with ordinality c(starts, ends, n)),
                        wish as (
                          select claim, point, room, null::text as person, n
                            from unnest(:claims::int[], :points::text[], :rooms::text[]) with ordinality w(claim, point, room, n)
                          union all
                          select claim, null, null, person, null
                            from unnest(:personClaims::int[], :people::text[]) p(claim, person))
                        select w.claim, w.point, w.room, w.person,
                               (select r.holder from reservations.reservation r
                                 where r.active and r.resource = coalesce('room:' || w.room, 'person:' || lower(w.person))
                                   and r.during && tstzrange(c.starts, c.ends) and r.holder <> all(:own)
                                 limit 1) as taken_by
                          from wish w join claim c on c.n = w.claim order by w.claim, w.n nulls last""")
                .bind("starts", wanted.starts())
                .bind("ends", wanted.ends())
                .bind("claims", wanted.claims())
                .bind("points", wanted.points())
                .bind("rooms", wanted.rooms())
                .bind("personClaims", wanted.personClaims())
                .bind("people", wanted.people())
                .bind("own", own(claims, yielding))
                .map(ReservationStore::toCandidate)
                .all()
                .collectMultimap(Candidate::claim, Candidate::clash)
                .map(candidates -> allotments(claims, candidates));
    }

    private static UUID[] own(List<Claim> claims, Collection<UUID> yielding) {
        return Stream.concat(claims.stream().map(Claim::holder), yielding.stream())
                .distinct()
                .toArray(UUID[]::new);
    }

    /** A room or person of a claim, taken if its clash has a holder. */
    private record Candidate(int claim, Clash clash) {}

    private static List<Allotment> allotments(List<Claim> claims, Map<Integer, Collection<Clash>> candidates) {
        var allotments = new ArrayList<Allotment>();
        for (var i = 0; i < claims.size(); i++)
            allotments.add(toAllotment(claims.get(i).wishes(), candidates.getOrDefault(i + 1, List.of())));
        return allotments;
    }

    /** Takes the first free candidate of each point; a point without one clashes with whoever has its candidates. */
    private static Allotment toAllotment(List<RoomWish> wishes, Collection<Clash> candidates) {
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

    /** All reservations of all candidates of one claim, but its own. */
    Flux<Clash> taken(Claim claim) {
        var wanted = new Wanted(List.of(claim));
        return database.sql("""
                        with wish as (
                          select point, room, null::text as person from unnest(:points::text[], :rooms::text[]) w(point, room)
                          union all
                          select null, null, person from unnest(:people::text[]) person)
                        select w.point, w.room, w.person, r.holder
                          from wish w join reservations.reservation r
                            on r.active and r.resource = coalesce('room:' || w.room, 'person:' || lower(w.person))
                           and r.during && tstzrange(:starts, :ends) and r.holder <> :own
                         order by w.room, w.person, r.during""")
                .bind("points", wanted.points())
                .bind("rooms", wanted.rooms())
                .bind("people", wanted.people())
                .bind("starts", claim.time().start())
                .bind("ends", claim.time().end())
                .bind("own", claim.holder())
                .map(row -> new Clash(
                        row.get("point", String.class),
                        row.get("room", String.class),
                        row.get("person", String.class),
                        Sql.required(row, "holder", UUID.class)))
                .all();
    }

    Mono<Void> insert(List<Grant> grants, Map<UUID, Integer> links) {
        var rows = new Granted(grants);
        return database.sql("""
                        with load as (
                          insert into reservations.conference_load (holder, during, links)
                          select distinct on (holder) holder, tstzrange(starts, ends), links
                            from unnest(:holders::uuid[], :starts::timestamptz[], :ends::timestamptz[], :links::int[])
                                 as l(holder, starts, ends, links)
                          on conflict (holder) do update
                            set (during, links) = (excluded.during, coalesce(excluded.links, conference_load.links)))
                        insert into reservations.reservation (holder, point, room, person, during)
                        select g.holder, w.point, w.room, w.person, tstzrange(g.starts, g.ends)
                          from unnest(:holders::uuid[], :starts::timestamptz[], :ends::timestamptz[])
                               with ordinality g(holder, starts, ends, n)
                          join unnest(:grants::int[], :points::text[], :rooms::text[], :people::text[])
                               as w(granted, point, room, person) on w.granted = g.n
                         order by w.room, g.starts""")
                .bind("holders", rows.holders())
                .bind("starts", rows.starts())
                .bind("ends", rows.ends())
                .bind("links", rows.links(links))
                .bind("grants", rows.grants())
                .bind("points", rows.points())
                .bind("rooms", rows.rooms())
                .bind("people", rows.people())
                .then();
    }

    /** Who has whom: people by holder. */
    Mono<Map<UUID, Collection<String>>> people(Collection<UUID> holders) {
        return database.sql("""
                        select holder, person from reservations.reservation
                         where holder = any(:holders) and active and person is not null order by holder, person""")
                .bind("holders", holders.toArray(UUID[]::new))
                .map(row ->
                        Map.entry(Sql.required(row, "holder", UUID.class), Sql.required(row, "person", String.class)))
                .all()
                .collectMultimap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Flux<Vacancy> release(Collection<UUID> holders) {
        return database.sql("""
                        update reservations.reservation set active = false where holder = any(:holders) and active
                        returning coalesce(point, '') as point, lower(during) as starts, upper(during) as ends""")
                .bind("holders", holders.toArray(UUID[]::new))
                .map(row -> new Vacancy(
                        Sql.required(row, "point", String.class),
                        new TimeRange(
                                Sql.required(row, "starts", Instant.class), Sql.required(row, "ends", Instant.class))))
                .all()
                .filter(vacancy -> !vacancy.point().isEmpty());
    }

    private static Candidate toCandidate(Readable row) {
        return new Candidate(
                Sql.required(row, "claim", Integer.class),
                new Clash(
                        row.get("point", String.class),
                        row.get("room", String.class),
                        row.get("person", String.class),
                        row.get("taken_by", UUID.class)));
    }
}
