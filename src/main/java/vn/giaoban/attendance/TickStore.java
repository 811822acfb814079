package vn.giaoban.attendance;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;
import vn.giaoban.presence.Tick;

/** The SQL of what people said of who is in a room: rows are only ever added. */
@Repository
class TickStore {

    private final DatabaseClient database;

    TickStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> append(BriefingId briefing, RoomTick tick) {
        return database.sql("""
                        insert into attendance.tick (briefing, point, delegate, present, since, by, at)
                        values (:briefing, :point, :delegate, :present, :since, :by, :at)""")
                .bind("briefing", briefing.value())
                .bind("point", tick.point())
                .bind("delegate", tick.delegate())
                .bind("present", tick.present())
                .bind("since", tick.since())
                .bind("by", tick.by())
                .bind("at", tick.at())
                .then();
    }

    /** All ticks of a briefing, as the computation knows them. */
    Flux<Tick> ticksOf(BriefingId briefing) {
        return database.sql("""
                        select id, point, delegate, present, since from attendance.tick where briefing = :briefing order by id""")
                .bind("briefing", briefing.value())
                .map(TickStore::toTick)
                .all();
    }

    private static Tick toTick(Readable row) {
        return new Tick(
                Sql.required(row, "id", Long.class),
                Sql.required(row, "delegate", UUID.class).toString(),
                Mark.Key.ofPoint(Sql.required(row, "point", String.class)).identity(),
                Sql.required(row, "present", Boolean.class),
                Sql.required(row, "since", Instant.class));
    }

    /** The newest tick of each delegate of a point. */
    Flux<RoomTick> newestOf(BriefingId briefing, String point) {
        return database.sql("""
                        select distinct on (delegate) point, delegate, present, since, by, at from attendance.tick
                         where briefing = :briefing and point = :point order by delegate, id desc""")
                .bind("briefing", briefing.value())
                .bind("point", point)
                .map(TickStore::toRoomTick)
                .all();
    }

    private static RoomTick toRoomTick(Readable row) {
        return new RoomTick(
                Sql.required(row, "point", String.class),
                Sql.required(row, "delegate", UUID.class),
                Sql.required(row, "present", Boolean.class),
                Sql.required(row, "since", Instant.class),
                Sql.required(row, "by", String.class),
                Sql.required(row, "at", Instant.class));
    }
}
