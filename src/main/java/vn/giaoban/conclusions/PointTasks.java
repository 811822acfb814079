package vn.giaoban.conclusions;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.tasks.NewTask;
import vn.giaoban.tasks.TaskKind;
import vn.giaoban.tasks.TaskPlace;
import vn.giaoban.tasks.Tasks;

/**
 * What points have to do for conclusions: they report, the secretary closes. A point has one task of the kind CONCLUSION for a briefing as long as
 * anything of it is open, due when the first of it is.
 */
@Component
class PointTasks {

    private final AssignmentStore store;
    private final Briefings briefings;
    private final Tasks tasks;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    PointTasks(
            AssignmentStore store,
            Briefings briefings,
            Tasks tasks,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.briefings = briefings;
        this.tasks = tasks;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The earliest due first, at most so many. */
    Mono<List<Assignment>> list(AssignmentStore.Filter filter, int limit) {
        return store.list(filter, limit).collectList();
    }

    /** The codes of all points that have something open. */
    Mono<List<String>> pointsWithOpen() {
        return store.pointsWithOpen().collectList();
    }

    /** What a point has open, and what it had to do for one briefing, the earliest due first. */
    Mono<List<Assignment>> ofPoint(String point, BriefingId briefing) {
        return store.ofPoint(point, briefing).collectList();
    }

    /**
     * A point says how far it is; fails with {@link NotFound} when it is another's, or with {@link ConclusionProblem.TaskClosed}.
     *
     * @param done whether it says that it is done
     */
    Mono<Void> report(UUID id, String point, String progress, boolean done, Actor actor) {
        return change(id, "report-task", actor, task -> {
            if (!task.point().equals(point)) return Mono.error(notFound(id));
            if (!task.isOpen()) return Mono.error(new ConclusionProblem.TaskClosed().asException());
            var status = done ? AssignmentStatus.REPORTED : AssignmentStatus.OPEN;
            return store.report(id, progress, status, clock.instant());
        });
    }

    /** The secretary says that nothing more has to be done; fails with {@link NotFound}. */
    Mono<Void> close(UUID id, Actor actor) {
        return change(id, "close-task", actor, _ -> store.close(id, clock.instant(), actor));
    }

    /** The secretary says that something has to be done after all; fails likewise. */
    Mono<Void> reopen(UUID id, Actor actor) {
        return change(id, "reopen-task", actor, _ -> store.reopen(id));
    }

    private Mono<Void> change(UUID id, String action, Actor actor, Function<Assignment, Mono<Void>> change) {
        return transactions.run(locked(id)
                .flatMap(before -> change.apply(before)
                        .then(locked(id))
                        .flatMap(after -> audit.record(
                                actor, "briefing:" + before.briefing(), action, before, after, after.progress()))
                        .then(briefings.get(before.briefing()))
                        .flatMap(this::settle)));
    }

    private Mono<Assignment> locked(UUID id) {
        return store.findForChange(id).switchIfEmpty(Mono.error(() -> notFound(id)));
    }

    /** Within a transaction: opens and ends the points' tasks as their assignments are. */
    Mono<Void> settle(Briefing briefing) {
        return store.of(briefing.id())
                .collectList()
                .flatMap(assigned -> settle(briefing, assigned))
                .then();
    }

    private Mono<Void> settle(Briefing briefing, List<Assignment> assigned) {
        var open = new TreeMap<String, Instant>();
        for (var task : assigned) if (task.isOpen()) open.merge(task.point(), task.due(), PointTasks::earlier);
        var done = new ArrayList<TaskPlace>();
        for (var point : briefing.points())
            if (!open.containsKey(point.point())) done.add(new TaskPlace(briefing.id(), point.point()));
        return tasks.open(open.entrySet().stream()
                        .map(one -> new NewTask(TaskKind.CONCLUSION, briefing.id(), one.getKey(), one.getValue()))
                        .toList())
                .then(tasks.done(TaskKind.CONCLUSION, done));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Throwable notFound(UUID id) {
        return new NotFound("Task " + id).asException();
    }
}
