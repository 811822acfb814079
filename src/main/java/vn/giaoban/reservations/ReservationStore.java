package vn.giaoban.reservations;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                          from unnest(:hours::int[]) with ordinality h(hour, n) order by n""".formatted(ALL_OF_TIME, allOfTime))
                .bind("hours", keys.toArray(Integer[]::new))
                .then();
    }

    /** For each claim, in their order, what could be had. */
    Mono<List<Allotment>> allot(List<Claim> claims, Collection<UUID> yielding) {
        var wanted = new Wanted(claims);
        return database.sql("""
                        with claim as (
                          select n, tstzrange(starts, ends) as during
                            from unnest(:starts::timestamptz[], :ends::timestamptz[]) with ordinality c(starts, ends, n)),
                        taken as (
                          select w.n, (select r.holder from reservations.reservation r
                                        where r.active and r.key = md5(w.resource)::uuid and r.during && c.during
                                          and r.holder <> all(:own::uuid[])
                                          and (r.expires_at is null or r.expires_at > now())
                                        limit 1) as holder
                            from (select claim, case when resource like 'person:%' then lower(resource) else resource end as resource, n
                                    from unnest(:claims::int[], :resources::text[]) with ordinality u(claim, resource, n)) w
                            join claim c on c.n = w.claim)
                        select array_agg(n) as places, array_agg(holder) as holders,
                               exists (select 1 from reservations.reservation where active and expires_at <= now()) as clearing
                          from taken where holder is not null""")
                .bind("starts", wanted.starts())
                .bind("ends", wanted.ends())
                .bind("claims", wanted.claims())
                .bind("resources", wanted.resources())
                .bind("own", own(claims, yielding))
                .map(row -> allotments(claims, wanted, row))
                .one();
    }

    private static UUID[] own(List<Claim> claims, Collection<UUID> yielding) {
        return Stream.concat(claims.stream().map(Claim::holder), yielding.stream())
                .distinct()
                .toArray(UUID[]::new);
    }

    /** The answer names only what is taken, by its place in the list: mostly nothing. */
    private static List<Allotment> allotments(List<Claim> claims, Wanted wanted, Readable row) {
        var places = row.get("places", Long[].class);
        var holders = row.get("holders", UUID[].class);
        var candidates =
                wanted.candidates(places == null ? new Long[0] : places, holders == null ? new UUID[0] : holders);
        var clearing = Sql.required(row, "clearing", Boolean.class);
        var allotments = new ArrayList<Allotment>();
        for (var i = 0; i < claims.size(); i++)
            allotments.add(toAllotment(claims.get(i).wishes(), candidates.get(i), clearing));
        return allotments;
    }

    /** Takes the first free candidate of each point; a point without one clashes with whoever has its candidates. */
    private static Allotment toAllotment(List<RoomWish> wishes, List<Clash> candidates, boolean clearing) {
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
        return new Allotment(Map.copyOf(found), List.copyOf(clashes), clearing);
    }

    /** All reservations of all candidates of one claim, but its own and expired ones. */
    Flux<Clash> taken(Claim claim) {
        var wanted = new Wanted(List.of(claim));
        return database.sql("""
                        select w.n, r.holder
                          from (select case when resource like 'person:%' then lower(resource) else resource end as resource, n
                                  from unnest(:resources::text[]) with ordinality u(resource, n)) w
                          join reservations.reservation r
                            on r.active and r.key = md5(w.resource)::uuid and r.during && tstzrange(:starts, :ends)
                           and r.holder <> :own and (r.expires_at is null or r.expires_at > now())
                         order by w.n, r.during""")
                .bind("resources", wanted.resources())
                .bind("starts", claim.time().start())
                .bind("ends", claim.time().end())
                .bind("own", claim.holder())
                .map(row -> wanted.clash(Sql.required(row, "n", Long.class), Sql.required(row, "holder", UUID.class)))
                .all();
    }

    /** When the first of them begins. */
    Mono<Instant> freeUntil(Claim claim) {
        var wanted = new Wanted(List.of(claim));
        return database.sql("""
                        select min(lower(r.during)) as until
                          from (select case when resource like 'person:%' then lower(resource) else resource end as resource
                                  from unnest(:resources::text[]) u(resource)) w
                          join reservations.reservation r
                            on r.active and r.key = md5(w.resource)::uuid and r.during && tstzrange(:starts, :ends)
                           and r.holder <> :own and (r.expires_at is null or r.expires_at > now())""")
                .bind("resources", wanted.resources())
                .bind("starts", claim.time().start())
                .bind("ends", claim.time().end())
                .bind("own", claim.holder())
                .map(row -> Optional.ofNullable(row.get("until", Instant.class)))
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    Mono<Void> reserve(List<Grant> grants, Connections connections) {
        if (grants.isEmpty()) return Mono.empty();
        var insert = insert(grants, connections);
        return grants.stream().anyMatch(Grant::clearing) ? removeExpired(grants).then(insert) : insert;
    }

    /** They sit in the constraint until somebody deletes them; those that overlap in time are guarded by the same locks. */
    private Mono<Void> removeExpired(List<Grant> grants) {
        var rows = new Granted(grants);
        return database.sql("""
                        delete from reservations.reservation r
                         using unnest(:starts::timestamptz[], :ends::timestamptz[]) g(starts, ends)
                         where r.active and r.expires_at <= now() and r.during && tstzrange(g.starts, g.ends)""")
                .bind("starts", rows.starts())
                .bind("ends", rows.ends())
                .then();
    }

    private Mono<Void> insert(List<Grant> grants, Connections connections) {
        var rows = new Granted(grants);
        return database.sql("""
                        with load as (
                          insert into reservations.conference_load (holder, during, links, server)
                          select distinct on (holder) holder, tstzrange(starts, ends), links, server
                            from unnest(:holders::uuid[], :starts::timestamptz[], :ends::timestamptz[], :links::int[], :servers::text[])
                                 as l(holder, starts, ends, links, server)
                          on conflict (holder) do update
                            set (during, links, server) = (excluded.during, coalesce(excluded.links, conference_load.links),
                                                           coalesce(excluded.server, conference_load.server)))
                        insert into reservations.reservation (holder, point, room, person, during, expires_at)
                        select g.holder, w.point, w.room, w.person, tstzrange(g.starts, g.ends), g.until
                          from unnest(:holders::uuid[], :starts::timestamptz[], :ends::timestamptz[], :untils::timestamptz[])
                               with ordinality g(holder, starts, ends, until, n)
                          join unnest(:grants::int[], :points::text[], :rooms::text[], :people::text[])
                               as w(granted, point, room, person) on w.granted = g.n
                         order by w.room, g.starts""")
                .bind("holders", rows.holders())
                .bind("starts", rows.starts())
                .bind("ends", rows.ends())
                .bind("untils", rows.untils())
                .bind("links", rows.links(connections))
                .bind("servers", rows.servers(connections))
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

    Mono<Void> releasePeople(UUID holder, Collection<String> people) {
        return database.sql("""
                        update reservations.reservation set active = false
                         where holder = :holder and active and lower(person) = any(:people)""")
                .bind("holder", holder)
                .bind("people", Sql.texts(people))
                .then();
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
}
