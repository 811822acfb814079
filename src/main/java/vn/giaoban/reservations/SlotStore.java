package vn.giaoban.reservations;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import vn.giaoban.database.Sql;

/** Free times: PostgreSQL says who is taken when, {@link SlotFinder} what follows. */
@Repository
class SlotStore {

    /** PostgreSQL counts microseconds from the start of the year 2000. */
    private static final long EPOCH = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2000-01-01T00:00:00Z"));

    /**
     * One candidate that is taken at all after the other: its place (four bytes), how many bytes follow (four), then the bounds of each
     * reservation as PostgreSQL sends them (eight each). Many reservations as one value: a row for each would cost ten times as much,
     * and to compute the starts that each forbids here half as much again as to read it. {@code offset 0} has PostgreSQL look up
     * each candidate in the index of the constraint, however few candidates it expects and however long the past is.
     */
    private static final String TAKEN = """
            with candidate as (
              select md5('room:' || room)::uuid as key, n from unnest(:rooms::text[]) with ordinality w(room, n)
              union all
              select md5('person:' || lower(person))::uuid, cardinality(:rooms::text[]) + n
                from unnest(:people::text[]) with ordinality w(person, n))
            select coalesce(string_agg(int4send(c.n::int4 - 1) || int4send(length(r.bounds)) || r.bounds, ''), '') as taken
              from candidate c
             cross join lateral (
               select string_agg(timestamptz_send(lower(during)) || timestamptz_send(upper(during)), '') as bounds
                 from (select during from reservations.reservation
                        where key = c.key and active and during && tstzrange(:from, :to)
                          and (expires_at is null or expires_at > now()) and holder <> all(:yielding) offset 0) taken) r
            """;

    private final DatabaseClient database;

    SlotStore(DatabaseClient database) {
        this.database = database;
    }

    Flux<Slot> search(SlotSearch search, Collection<UUID> yielding) {
        var finder = new SlotFinder(search);
        if (finder.count() == 0) return Flux.empty();
        return database.sql(TAKEN)
                .bind("rooms", Sql.texts(finder.rooms()))
                .bind("people", Sql.texts(search.people()))
                .bind("from", search.window().start().minus(search.bufferBefore()))
                .bind("to", search.window().end().plus(search.bufferAfter()))
                .bind("yielding", yielding.toArray(UUID[]::new))
                .mapValue(ByteBuffer.class)
                .one()
                .flatMapIterable(taken -> find(finder, taken));
    }

    private static Iterable<Slot> find(SlotFinder finder, ByteBuffer taken) {
        while (taken.hasRemaining()) {
            var candidate = taken.getInt();
            var end = taken.getInt() + taken.position();
            while (taken.position() < end) finder.occupy(candidate, taken.getLong() + EPOCH, taken.getLong() + EPOCH);
        }
        return finder.find();
    }
}
