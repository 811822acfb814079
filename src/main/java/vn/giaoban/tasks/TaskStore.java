package vn.giaoban.tasks;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;

/** The SQL of tasks. */
@Repository
class TaskStore {

    /** A room is looked for until the briefing begins, whether or not the event of its beginning was heard yet. */
    private static final String SELECT = """
            select * from (
              select id, kind, point, briefing, due, greatest(told_at, nudged_at) as reminded_at,
                     proposed_start, proposed_end, proposal,
                     case when status = 'OPEN' and kind = 'ROOM' and due <= :now then 'CLOSED' else status end as status
                from tasks.task) task
            """;

    private final DatabaseClient database;

    TaskStore(DatabaseClient database) {
        this.database = database;
    }

    /** What to look for; what is null does not matter. */
    record Filter(
            @Nullable String point,
            @Nullable TaskKind kind,
            @Nullable TaskStatus status) {}

    Mono<Void> open(Collection<NewTask> tasks, Instant now) {
        return database.sql("""
                        insert into tasks.task (kind, briefing, point, due, opened_at, proposed_start, proposed_end, proposal)
                        select kind, briefing, point, due, :now,
                               nullif(proposed_start, '')::timestamptz, nullif(proposed_end, '')::timestamptz, nullif(proposal, '')
                          from unnest(:kinds::text[], :briefings::uuid[], :points::text[], :dues::timestamptz[],
                                      :proposedStarts::text[], :proposedEnds::text[], :proposals::text[])
                               t(kind, briefing, point, due, proposed_start, proposed_end, proposal)
                        on conflict (kind, briefing, point) where status = 'OPEN' do update
                           set due = excluded.due, proposed_start = excluded.proposed_start, proposed_end = excluded.proposed_end,
                               proposal = excluded.proposal""")
                .bind("now", now)
                .bind("kinds", texts(tasks, task -> task.kind().name()))
                .bind("briefings", ids(tasks, NewTask::briefing))
                .bind("points", texts(tasks, NewTask::point))
                .bind("dues", texts(tasks, task -> task.due().toString()))
                .bind("proposedStarts", texts(tasks, task -> proposed(task, Proposal::start)))
                .bind("proposedEnds", texts(tasks, task -> proposed(task, Proposal::end)))
                .bind("proposals", texts(tasks, task -> proposed(task, Proposal::comment)))
                .then();
    }

    Mono<Void> end(Collection<TaskKind> kinds, Collection<TaskPlace> places, TaskStatus status, Instant now) {
        return database.sql("""
                        update tasks.task t set status = :status, ended_at = :now
                          from unnest(:briefings::uuid[], :points::text[]) p(briefing, point)
                         where t.briefing = p.briefing and t.point = p.point and t.status = 'OPEN' and t.kind = any(:kinds)""")
                .bind("status", status.name())
                .bind("now", now)
                .bind("briefings", ids(places, TaskPlace::briefing))
                .bind("points", texts(places, TaskPlace::point))
                .bind("kinds", texts(kinds, TaskKind::name))
                .then();
    }

    Mono<Void> closeAll(Collection<TaskKind> kinds, Collection<BriefingId> briefings, Instant now) {
        return database.sql("""
                        update tasks.task set status = 'CLOSED', ended_at = :now
                         where briefing = any(:briefings) and status = 'OPEN' and kind = any(:kinds)""")
                .bind("now", now)
                .bind("briefings", ids(briefings, id -> id))
                .bind("kinds", texts(kinds, TaskKind::name))
                .then();
    }

    Flux<Task> findOf(Collection<BriefingId> briefings, Instant now) {
        return database.sql(SELECT + "where briefing = any(:briefings) order by due, id")
                .bind("now", now)
                .bind("briefings", ids(briefings, id -> id))
                .map(TaskStore::toTask)
                .all();
    }

    Flux<Task> list(Filter filter, Paging paging, Instant now) {
        var sql = database.sql(SELECT + """
                        where (:point::text is null or point = :point) and (:kind::text is null or kind = :kind)
                          and (:status::text is null or status = :status)
                          and (:afterDue::timestamptz is null or (due, id) > (:afterDue, :afterId::uuid))
                        order by due, id limit :limit""")
                .bind("now", now)
                .bind("point", Sql.text(filter.point()))
                .bind("kind", Sql.text(name(filter.kind())))
                .bind("status", Sql.text(name(filter.status())))
                .bind("limit", paging.limit() + 1);
        return after(sql, paging).map(TaskStore::toTask).all();
    }

    private static GenericExecuteSpec after(GenericExecuteSpec sql, Paging paging) {
        if (paging.after().isEmpty())
            return sql.bindNull("afterDue", Instant.class).bindNull("afterId", UUID.class);
        try {
            return sql.bind(
                            "afterDue",
                            Parameters.requiredTime("cursor", paging.after().get(0)))
                    .bind("afterId", UUID.fromString(paging.after().get(1)));
        } catch (IllegalArgumentException e) {
            throw InvalidRequest.at("cursor", "is not a cursor of this list").asException();
        }
    }

    /**
     * Open ones due in (from, to], of which nobody was told yet. Who was asked for names a moment ago, by the invitation itself, is left in
     * peace for an hour, or half of what time there is.
     */
    Flux<Task> findUntold(Instant from, Instant to) {
        return database.sql("""
                        select id, kind, point, briefing, due, status, nudged_at as reminded_at, proposed_start, proposed_end, proposal from tasks.task
                         where status = 'OPEN' and told_at is null and due > :from and due <= :to
                           and (kind <> 'NOMINATION' or opened_at + least(interval '1 hour', (due - opened_at) / 2) <= :from)""")
                .bind("from", from)
                .bind("to", to)
                .map(TaskStore::toTask)
                .all();
    }

    /** Marks those of them that are still open and untold; gives these. */
    Flux<Task> markTold(Collection<UUID> ids, Instant now) {
        return database.sql("""
                        update tasks.task set told_at = :now where id = any(:ids) and status = 'OPEN' and told_at is null
                        returning id, kind, point, briefing, due, status, told_at as reminded_at, proposed_start, proposed_end, proposal""")
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("now", now)
                .map(TaskStore::toTask)
                .all();
    }

    /** Marks the open ones of a kind as reminded of, but for those that were since the other time; gives them. */
    Flux<Task> nudge(TaskKind kind, BriefingId briefing, Instant since, Instant now) {
        return database.sql("""
                        update tasks.task set nudged_at = :now
                         where kind = :kind and briefing = :briefing and status = 'OPEN'
                           and (greatest(told_at, nudged_at) is null or greatest(told_at, nudged_at) <= :since)
                        returning id, kind, point, briefing, due, status, nudged_at as reminded_at, proposed_start, proposed_end, proposal""")
                .bind("now", now)
                .bind("kind", kind.name())
                .bind("briefing", briefing.value())
                .bind("since", since)
                .map(TaskStore::toTask)
                .all();
    }

    Mono<Boolean> isOpen(UUID id) {
        return database.sql("select status = 'OPEN' from tasks.task where id = :id")
                .bind("id", id)
                .mapValue(Boolean.class)
                .one();
    }

    private static <T> String[] texts(Collection<T> things, Function<T, String> text) {
        return things.stream().map(text).toArray(String[]::new);
    }

    private static <T> UUID[] ids(Collection<T> things, Function<T, BriefingId> briefing) {
        return things.stream().map(briefing).map(BriefingId::value).toArray(UUID[]::new);
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static Task toTask(Readable row) {
        return new Task(
                Sql.required(row, "id", UUID.class),
                TaskKind.valueOf(Sql.required(row, "kind", String.class)),
                Sql.required(row, "point", String.class),
                new BriefingId(Sql.required(row, "briefing", UUID.class)),
                Sql.required(row, "due", Instant.class),
                TaskStatus.valueOf(Sql.required(row, "status", String.class)),
                row.get("reminded_at", Instant.class),
                toProposal(row));
    }

    private static @Nullable Proposal toProposal(Readable row) {
        var comment = row.get("proposal", String.class);
        return comment == null
                ? null
                : new Proposal(
                        row.get("proposed_start", Instant.class), row.get("proposed_end", Instant.class), comment);
    }

    /** A part of the proposal as text; empty where there is none. */
    private static String proposed(NewTask task, Function<Proposal, @Nullable Object> part) {
        var value = task.proposal() == null ? null : part.apply(task.proposal());
        return value == null ? "" : value.toString();
    }
}
