package vn.giaoban.reservations;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import vn.giaoban.database.Sql;

/** Free times: PostgreSQL says who is taken when, {@link SlotFinder} what follows. */
@Repository
class SlotStore {

    /**
     * One reservation after the other, each as eight bytes: which candidate (four bytes), the first start that it forbids (two), the one
     * after the last (two). A start is forbidden when the time held from it on would overlap. Many reservations as one value:
     * a row for each would cost ten times as much. {@code offset 0} has PostgreSQL look up each candidate in the index of the constraint,
     * however few candidates it expects and however long the past is.
     */
    private static final String TAKEN = """
            with candidate as (
              select md5('room:' || room)::uuid as key, n from unnest(:rooms::text[]) with ordinality w(room, n)
              union all
              select md5('person:' || lower(person))::uuid, cardinality(:rooms::text[]) + n
                from unnest(:people::text[]) with ordinality w(person, n)),
            forbidden as (
              select c.n - 1 as place,
                     greatest(floor((date_part('epoch', lower(r.during)) - :held - :first) / :step)::int8 + 1, 0) as first,
                     least(ceil((date_part('epoch', upper(r.during)) - :first) / :step)::int8, :count) as beyond
                from candidate c
               cross join lateral (
                 select during from reservations.reservation
                  where key = c.key and active and during && tstzrange(:from, :to)
                    and (expires_at is null or expires_at > now()) and holder <> all(:yielding) offset 0) r)
            select coalesce(string_agg(int8send((place << 32) | (first << 16) | beyond), ''), '') as taken from forbidden
            """;

    private final DatabaseClient database;

    SlotStore(DatabaseClient database) {
        this.database = database;
    }

    Flux<Slot> search(SlotSearch search, Collection<UUID> yielding) {
        var finder = new SlotFinder(search);
        if (finder.count() == 0) return Flux.empty();
        var held = search.duration().plus(search.bufferBefore()).plus(search.bufferAfter());
        return database.sql(TAKEN)
                .bind("rooms", Sql.texts(finder.rooms()))
                .bind("people", Sql.texts(search.people()))
                .bind("from", search.window().start().minus(search.bufferBefore()))
                .bind("to", search.window().end().plus(search.bufferAfter()))
                .bind("first", seconds(finder.first().minus(search.bufferBefore())))
                .bind("held", Sql.seconds(held))
                .bind("step", Sql.seconds(SlotFinder.STEP))
                .bind("count", finder.count())
                .bind("yielding", yielding.toArray(UUID[]::new))
                .mapValue(ByteBuffer.class)
                .one()
                .flatMapIterable(taken -> find(finder, taken));
    }

    private static Iterable<Slot> find(SlotFinder finder, ByteBuffer taken) {
        while (taken.hasRemaining()) finder.take(taken.getInt(), taken.getShort(), taken.getShort());
        return finder.find();
    }

    private static double seconds(Instant time) {
        return Sql.seconds(Duration.between(Instant.EPOCH, time));
    }
}
