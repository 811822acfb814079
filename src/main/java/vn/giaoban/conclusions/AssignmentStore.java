package vn.giaoban.conclusions;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;
import vn.giaoban.kernel.Actor;

/** The SQL of what points have to do for conclusions. */
@Repository
class AssignmentStore {

    private static final String SELECT = """
            select a.*, c.briefing, c.number, c.text
              from conclusions.assignment a join conclusions.conclusion c on c.id = a.conclusion
            """;

    private final DatabaseClient database;

    AssignmentStore(DatabaseClient database) {
        this.database = database;
    }

    /** Of a briefing, in the order of conclusions and codes. */
    Flux<Assignment> of(BriefingId briefing) {
        return database.sql(SELECT + "where c.briefing = :briefing order by c.number, a.point")
                .bind("briefing", briefing.value())
                .map(AssignmentStore::toAssignment)
                .all();
    }

    /** What is open of some briefings, the earliest due first. */
    Flux<Assignment> openOf(Collection<UUID> briefings) {
        return database.sql(
                        SELECT
                                + "where c.briefing = any(:briefings) and a.status <> 'CLOSED' order by a.due, c.number, a.point limit 200")
                .bind("briefings", briefings.toArray(UUID[]::new))
                .map(AssignmentStore::toAssignment)
                .all();
    }

    /** What a point has open, and what it had to do for one briefing, the earliest due first. */
    Flux<Assignment> ofPoint(String point, BriefingId briefing) {
        return database.sql(SELECT + """
                        where a.point = :point and (a.status <> 'CLOSED' or c.briefing = :briefing)
                        order by a.due, c.number, a.id limit 100""")
                .bind("point", point)
                .bind("briefing", briefing.value())
                .map(AssignmentStore::toAssignment)
                .all();
    }

    /** What to look for; what is null does not matter. */
    record Filter(
            @Nullable String point,
            @Nullable AssignmentStatus status,
            boolean closedToo,
            @Nullable Instant overdueAt) {}

    /** The earliest due first, at most so many. */
    Flux<Assignment> list(Filter filter, int limit) {
        return database.sql(SELECT + """
                        where (:point::text is null or a.point = :point) and (:status::text is null or a.status = :status)
                          and (:closedToo or a.status <> 'CLOSED')
                          and (:overdueAt::timestamptz is null or (a.status = 'OPEN' and a.due < :overdueAt))
                        order by a.due, c.number, a.point, a.id limit :limit""")
                .bind("point", Sql.text(filter.point()))
                .bind(
                        "status",
                        Sql.text(
                                filter.status() == null ? null : filter.status().name()))
                .bind("closedToo", filter.closedToo())
                .bind("overdueAt", Sql.orNull(filter.overdueAt(), Instant.class))
                .bind("limit", limit)
                .map(AssignmentStore::toAssignment)
                .all();
    }

    /** The codes of all points that have something open. */
    Flux<String> pointsWithOpen() {
        return database.sql("select distinct point from conclusions.assignment where status <> 'CLOSED' order by point")
                .mapValue(String.class)
                .all();
    }

    /** Nobody else can change it before the transaction ends. */
    Mono<Assignment> findForChange(UUID id) {
        return database.sql(SELECT + "where a.id = :id for update of a")
                .bind("id", id)
                .map(AssignmentStore::toAssignment)
                .one();
    }

    /** These points, and no others, have to do something for it; what was reported or closed stays. */
    Mono<Void> assign(UUID conclusion, Collection<String> points, @Nullable Instant due) {
        var dropped = database.sql(
                        "delete from conclusions.assignment where conclusion = :conclusion and point <> all(:points)")
                .bind("conclusion", conclusion)
                .bind("points", Sql.texts(points))
                .then();
        if (due == null) return dropped;
        return dropped.then(database.sql("""
                        insert into conclusions.assignment (id, conclusion, point, due)
                        select gen_random_uuid(), :conclusion, point, :due from unnest(:points::text[]) p(point)
                        on conflict (conclusion, point) do update set due = excluded.due
                         where assignment.status <> 'CLOSED'""")
                .bind("conclusion", conclusion)
                .bind("points", Sql.texts(points))
                .bind("due", due)
                .then());
    }

    Mono<Void> report(UUID id, String progress, AssignmentStatus status, Instant now) {
        return database.sql("""
                        update conclusions.assignment set progress = :progress, status = :status, reported_at = :now where id = :id""")
                .bind("id", id)
                .bind("progress", progress)
                .bind("status", status.name())
                .bind("now", now)
                .then();
    }

    Mono<Void> close(UUID id, Instant now, Actor actor) {
        return database.sql("""
                        update conclusions.assignment set status = 'CLOSED', closed_at = :now, closed_by = :by where id = :id""")
                .bind("id", id)
                .bind("now", now)
                .bind("by", actor.name())
                .then();
    }

    Mono<Void> reopen(UUID id) {
        return database.sql("""
                        update conclusions.assignment set status = 'OPEN', closed_at = null, closed_by = null where id = :id""").bind("id", id).then();
    }

    private static Assignment toAssignment(Readable row) {
        return new Assignment(
                Sql.required(row, "id", UUID.class),
                Sql.required(row, "conclusion", UUID.class),
                new BriefingId(Sql.required(row, "briefing", UUID.class)),
                Sql.required(row, "number", Integer.class),
                Sql.required(row, "text", String.class),
                Sql.required(row, "point", String.class),
                Sql.required(row, "due", Instant.class),
                AssignmentStatus.valueOf(Sql.required(row, "status", String.class)),
                row.get("progress", String.class),
                row.get("reported_at", Instant.class));
    }
}
