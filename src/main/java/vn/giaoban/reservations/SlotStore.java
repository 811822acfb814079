package vn.giaoban.reservations;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import vn.giaoban.database.Sql;
import vn.giaoban.kernel.TimeRange;

/** Free times, found by one query over multiranges. */
@Repository
class SlotStore {

    /**
     * A room (or person) is free in the gaps of what it is reserved for; a briefing can begin in a gap up to its length before the
     * gap's end; a point can take part wherever one of its rooms can begin. All points together can begin in the intersection.
     */
    private static final String SEARCH = """
            with candidate as (
              select point as who, 'room:' || room as resource
                from unnest(:points::text[], :rooms::text[]) w(point, room)
              union all
              select person, 'person:' || lower(person) from unnest(:people::text[]) person),
            free as (
              select c.who, tstzmultirange(tstzrange(:from, :to)) - coalesce(range_agg(r.during), '{}') as gaps
                from candidate c
                left join reservations.reservation r
                  on r.resource = c.resource and r.active and r.during && tstzrange(:from, :to)
                 and (r.expires_at is null or r.expires_at > now()) and r.holder <> all(:yielding)
               group by c.who, c.resource),
            begins as (
              select f.who, range_agg(tstzrange(lower(gap), upper(gap) - make_interval(secs => :held), '[]')) as starts
                from free f, unnest(f.gaps) gap
               where upper(gap) - lower(gap) >= make_interval(secs => :held)
               group by f.who),
            open as (
              select range_agg(tstzrange(opens, closes - make_interval(secs => :duration), '[]')) as starts
                from unnest(:opens::timestamptz[], :closes::timestamptz[]) o(opens, closes)
               where closes - opens >= make_interval(secs => :duration)),
            grid as (
              select s as start, s - make_interval(secs => :before) as held_from
                from generate_series(date_bin('15 minutes', :first + interval '14 minutes 59.999999 seconds', timestamptz 'epoch'),
                                     :last, interval '15 minutes') s, open
               where :always or open.starts @> s),
            whole as (
              select case when count(*) = cardinality(:wanted::text[]) then range_intersect_agg(starts) end as starts from begins),
            complete as (
              select g.start, '{}'::text[] as missing, 0 as required_missing
                from grid g, whole w where cardinality(:wanted::text[]) = 0 or w.starts @> g.held_from
               order by g.start limit :max),
            partial as (
              select g.start, array_agg(w.who order by w.n) filter (where not coalesce(b.starts @> g.held_from, false)) as missing,
                     count(*) filter (where w.required and not coalesce(b.starts @> g.held_from, false)) as required_missing
                from grid g
               cross join unnest(:wanted::text[], :required::bool[]) with ordinality w(who, required, n)
                left join begins b on b.who = w.who
               where not exists (select 1 from complete)
               group by g.start
               order by 3, cardinality(array_agg(w.who) filter (where not coalesce(b.starts @> g.held_from, false))), g.start
               limit :max)
            select start, missing from (
              select start, missing, required_missing from complete
              union all select start, missing, required_missing from partial) found
             order by required_missing, cardinality(missing), start
            """;

    private final DatabaseClient database;

    SlotStore(DatabaseClient database) {
        this.database = database;
    }

    Flux<Slot> search(SlotSearch search, Collection<UUID> yielding) {
        var held = search.duration().plus(search.bufferBefore()).plus(search.bufferAfter());
        var window = search.window();
        if (window.duration().compareTo(search.duration()) < 0) return Flux.empty();
        var wanted = new ArrayList<String>(
                search.wishes().stream().map(RoomWish::point).toList());
        wanted.addAll(search.people());
        var required = new ArrayList<Boolean>(
                search.wishes().stream().map(RoomWish::required).toList());
        search.people().forEach(_ -> required.add(true));
        var open = search.open() == null ? List.<TimeRange>of() : search.open();
        return database.sql(SEARCH)
                .bind("points", Sql.texts(candidates(search, true)))
                .bind("rooms", Sql.texts(candidates(search, false)))
                .bind("people", Sql.texts(search.people()))
                .bind("wanted", Sql.texts(wanted))
                .bind("required", required.toArray(Boolean[]::new))
                .bind("from", window.start().minus(search.bufferBefore()))
                .bind("to", window.end().plus(search.bufferAfter()))
                .bind("first", window.start())
                .bind("last", window.end().minus(search.duration()))
                .bind("opens", times(open.stream().map(TimeRange::start).toList()))
                .bind("closes", times(open.stream().map(TimeRange::end).toList()))
                .bind("always", search.open() == null)
                .bind("held", Sql.seconds(held))
                .bind("before", Sql.seconds(search.bufferBefore()))
                .bind("duration", Sql.seconds(search.duration()))
                .bind("max", search.max())
                .bind("yielding", yielding.toArray(UUID[]::new))
                .map(row -> toSlot(row, search.duration()))
                .all();
    }

    private static List<String> candidates(SlotSearch search, boolean points) {
        return search.wishes().stream()
                .flatMap(wish -> wish.rooms().stream().map(room -> points ? wish.point() : room))
                .toList();
    }

    private static String[] times(List<Instant> times) {
        return times.stream().map(Instant::toString).toArray(String[]::new);
    }

    private static Slot toSlot(Readable row, Duration duration) {
        var start = Sql.required(row, "start", Instant.class);
        var missing = row.get("missing", String[].class);
        var list = missing == null ? List.<String>of() : List.of(missing);
        return new Slot(start, start.plus(duration), list.isEmpty(), list);
    }
}
