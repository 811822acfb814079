package vn.giaoban.tasks;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Page;
import vn.giaoban.outbox.Outbox;
import vn.giaoban.web.Paging;

/** What points still have to do. Of each kind a point has at most one open task for a briefing. */
@Component
public class Tasks {

    private static final Duration AHEAD = Duration.ofHours(24);

    private final TaskStore store;
    private final Briefings briefings;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Tasks(TaskStore store, Briefings briefings, Outbox outbox, Transactions transactions, Clock clock) {
        this.store = store;
        this.briefings = briefings;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Within a transaction: opens tasks; one that is open already takes the new due time. */
    public Mono<Void> open(Collection<NewTask> tasks) {
        return tasks.isEmpty() ? Mono.empty() : store.open(tasks, clock.instant());
    }

    /** Within a transaction: the open tasks of a kind are done; where there is none, nothing happens. */
    public Mono<Void> done(TaskKind kind, Collection<TaskPlace> places) {
        return end(Set.of(kind), places, TaskStatus.DONE);
    }

    /** Within a transaction: the open tasks of a kind need not be done any more; where there is none, nothing happens. */
    public Mono<Void> close(TaskKind kind, Collection<TaskPlace> places) {
        return end(Set.of(kind), places, TaskStatus.CLOSED);
    }

    /** Within a transaction: whatever the points had to do need not be done any more. */
    Mono<Void> close(Collection<TaskPlace> places) {
        return end(Set.of(TaskKind.values()), places, TaskStatus.CLOSED);
    }

    private Mono<Void> end(Set<TaskKind> kinds, Collection<TaskPlace> places, TaskStatus status) {
        return places.isEmpty() ? Mono.empty() : store.end(kinds, places, status, clock.instant());
    }

    /** Within a transaction: closes the open tasks of these kinds, at all points. */
    Mono<Void> closeAll(Set<TaskKind> kinds, Collection<BriefingId> ofBriefings) {
        return ofBriefings.isEmpty() ? Mono.empty() : store.closeAll(kinds, ofBriefings, clock.instant());
    }

    /** All of a briefing's tasks, open ones and others, the earliest due first. */
    public Flux<Task> of(BriefingId briefing) {
        return of(List.of(briefing));
    }

    /** A briefing's tasks of a kind, open ones and others, the earliest due first. */
    public Flux<Task> of(BriefingId briefing, TaskKind kind) {
        return of(briefing).filter(task -> task.kind() == kind);
    }

    /** Whether a task is still to be done. */
    public Mono<Boolean> isOpen(Task task) {
        return store.isOpen(task.id()).defaultIfEmpty(false);
    }

    /**
     * Has all points reminded, now, that still have to do something for a briefing.
     *
     * @param apart who was reminded less than this ago is left in peace
     * @return how many are reminded
     */
    public Mono<Long> nudge(TaskKind kind, BriefingId briefing, Duration apart) {
        var now = clock.instant();
        return transactions.run(store.nudge(kind, briefing, now.minus(apart), now)
                .collectList()
                .flatMap(tasks -> outbox.append(tasks.stream()
                                .map(task -> new TaskEvent.Nudged(task, now))
                                .toList())
                        .thenReturn((long) tasks.size())));
    }

    Flux<Task> of(Collection<BriefingId> ofBriefings) {
        return store.findOf(ofBriefings, clock.instant());
    }

    Mono<Page<Task>> list(TaskStore.Filter filter, Paging paging) {
        return store.list(filter, paging, clock.instant())
                .collectList()
                .map(rows -> Page.of(rows, paging.limit(), task -> Paging.cursor(task.due(), task.id())));
    }

    /**
     * Tells of tasks that are due within a day, each once. Those of a draft wait until it is published: its points know nothing of it.
     *
     * @return of how many it told
     */
    Mono<Long> remind() {
        var now = clock.instant();
        return transactions.run(store.findUntold(now, now.plus(AHEAD))
                .collectList()
                .flatMap(this::ofPublished)
                .flatMap(due -> due.isEmpty()
                        ? Mono.just(List.<Task>of())
                        : store.markTold(due, now).collectList())
                .flatMap(told -> outbox.append(
                                told.stream().map(TaskEvent.Due::new).toList())
                        .thenReturn((long) told.size())));
    }

    private Mono<List<UUID>> ofPublished(List<Task> tasks) {
        var ids = tasks.stream().map(task -> task.briefing().value()).collect(Collectors.toSet());
        return briefings
                .getAll(ids)
                .filter(Briefing::isPublished)
                .collectMap(Briefing::id)
                .map(published -> idsOf(tasks, published));
    }

    private static List<UUID> idsOf(List<Task> tasks, Map<BriefingId, Briefing> published) {
        return tasks.stream()
                .filter(task -> published.containsKey(task.briefing()))
                .map(Task::id)
                .toList();
    }
}
