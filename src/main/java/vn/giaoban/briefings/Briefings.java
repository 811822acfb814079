package vn.giaoban.briefings;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.CommonProblem.StaleVersion;
import vn.giaoban.kernel.Page;
import vn.giaoban.outbox.Outbox;
import vn.giaoban.reservations.Vacancy;
import vn.giaoban.web.Etag;
import vn.giaoban.web.Paging;

/**
 * The briefings there are. What is added or changed here is stored together with the other modules' parts, the trail and the events, in
 * the caller's transaction; whether it may be, and its rooms, are decided before.
 */
@Component
public class Briefings {

    private final BriefingStore store;
    private final ObjectProvider<BriefingPart> parts;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Briefings(BriefingStore store, ObjectProvider<BriefingPart> parts, Outbox outbox, Audit audit, Clock clock) {
        this.store = store;
        this.parts = parts;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** One briefing; fails with {@link NotFound}. */
    public Mono<Briefing> get(BriefingId id) {
        return store.find(id).switchIfEmpty(Mono.error(() -> notFound(id)));
    }

    /** Those of these ids that there are, in no order. */
    public Flux<Briefing> getAll(Collection<UUID> ids) {
        return ids.isEmpty() ? Flux.empty() : store.findAll(ids);
    }

    /** Published briefings that were not called off and start in [from, to), earliest first. */
    public Flux<HeldBriefing> heldBetween(Instant from, Instant to) {
        return store.findHeld(from, to);
    }

    /**
     * Briefings that people were told of, those that were called off since among them, and that touch [from, to), earliest first.
     *
     * @param point only those that expect this point; null for all
     */
    public Flux<Briefing> toldBetween(Instant from, Instant to, @Nullable String point) {
        return store.findTold(from, to, point);
    }

    /** All briefings that touch [from, to) in short, drafts and those that were called off among them, earliest first. */
    public Flux<Glance> glance(Instant from, Instant to) {
        return store.glance(from, to, clock.instant());
    }

    /** Those whose start or end has come and whose written status does not say so yet, earliest first. */
    public Flux<BriefingId> overdue(int limit) {
        return store.findOverdue(clock.instant(), limit);
    }

    /** Briefings that have not begun and lack a room at one of these points in its time. */
    public Flux<BriefingId> waitingFor(Collection<Vacancy> vacancies) {
        return vacancies.isEmpty() ? Flux.empty() : store.findWaiting(vacancies, clock.instant());
    }

    Mono<Page<Briefing>> list(BriefingStore.Filter filter, Paging paging) {
        return store.list(filter, paging, clock.instant())
                .collectList()
                .map(rows -> Page.of(
                        rows, paging.limit(), b -> Paging.cursor(b.time().start(), b.id())));
    }

    Flux<CalendarItem> calendar(@Nullable String point, Instant from, Instant to) {
        return store.calendar(point, from, to, clock.instant());
    }

    /**
     * Within a transaction: one briefing, which nobody else can change before it ends.
     *
     * @param ifMatch the version that the caller has seen, as an ETag; fails with {@code precondition-required} or {@code stale-version}
     */
    public Mono<Briefing> getForChange(BriefingId id, @Nullable String ifMatch) {
        return getForChange(List.of(id))
                .singleOrEmpty()
                .switchIfEmpty(Mono.error(() -> notFound(id)))
                .doOnNext(briefing -> Etag.require(ifMatch, briefing.version()));
    }

    /** Within a transaction: those of these ids that there are, in the order of their ids; nobody else can change them before it ends. */
    public Flux<Briefing> getForChange(Collection<BriefingId> ids) {
        return ids.isEmpty()
                ? Flux.empty()
                : store.findForChange(ids.stream().map(BriefingId::value).toList());
    }

    /**
     * Within a transaction: one briefing whose plan stays as it is before it ends, for those who add to it what is no part of the plan. Many
     * may keep it at a time. Fails with {@link NotFound}.
     */
    public Mono<Briefing> getKept(BriefingId id) {
        return store.findKept(id).switchIfEmpty(Mono.error(() -> notFound(id)));
    }

    /** Within a transaction: stores new briefings, one or all those of a series; those that are published are told of. */
    public Mono<Void> add(List<NewBriefing> added, String action, Actor actor) {
        var briefings = added.stream().map(NewBriefing::briefing).toList();
        return store.insert(briefings)
                .thenMany(eachPart().concatMap(part -> part.store(added, actor)))
                .then(audit.record(
                        actor,
                        briefings.stream()
                                .map(b -> new Audit.Entry(entity(b), action, null, b, b.urgentReason()))
                                .toList()))
                .then(outbox.append(briefings.stream()
                        .filter(Briefing::isPublished)
                        .map(BriefingEvent.Scheduled::new)
                        .toList()));
    }

    /**
     * Within a transaction: stores the next versions of briefings that were got for change. Who was invited is told of it.
     *
     * @param action the verb for the trail
     */
    public Mono<Void> change(List<BriefingChange> changes, String action, Actor actor) {
        if (changes.isEmpty()) return Mono.empty();
        return update(changes)
                .then(replacePoints(changes))
                .thenMany(eachPart().concatMap(part -> part.change(changes, actor)))
                .then(audit.record(
                        actor,
                        changes.stream()
                                .map(c -> new Audit.Entry(entity(c.after()), action, c.before(), c.after(), c.reason()))
                                .toList()))
                .then(outbox.append(changes.stream()
                        .map(BriefingChange::event)
                        .filter(Objects::nonNull)
                        .toList()));
    }

    /** Within a transaction: writes down what time has brought, which is no change of the plan. */
    public Mono<Void> follow(Briefing after) {
        var event = after.status() == BriefingStatus.LIVE
                ? new BriefingEvent.Started(after)
                : new BriefingEvent.Ended(after);
        return store.saveStatus(after).then(outbox.append(event));
    }

    private Mono<Void> update(List<BriefingChange> changes) {
        var after = changes.stream().map(BriefingChange::after).toList();
        return store.update(after)
                .filter(updated -> updated == after.size())
                .switchIfEmpty(
                        Mono.error(() -> new StaleVersion(after.getFirst().version()).asException()))
                .then();
    }

    private Mono<Void> replacePoints(List<BriefingChange> changes) {
        var touched = changes.stream()
                .filter(BriefingChange::touchesPoints)
                .map(BriefingChange::after)
                .toList();
        return touched.isEmpty() ? Mono.empty() : store.replacePoints(touched);
    }

    private Flux<BriefingPart> eachPart() {
        return Flux.fromStream(parts::orderedStream);
    }

    private static Throwable notFound(BriefingId id) {
        return new NotFound("Briefing " + id).asException();
    }

    private static String entity(Briefing briefing) {
        return "briefing:" + briefing.id();
    }
}
