package vn.giaoban.briefings;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.CommonProblem.StaleVersion;
import vn.giaoban.kernel.Page;
import vn.giaoban.outbox.Outbox;
import vn.giaoban.points.Points;
import vn.giaoban.web.Etag;
import vn.giaoban.web.Paging;

/** Briefings: planned, published, changed, called off. Each command is one transaction with its rooms, parts, events and trail. */
@Component
public class Briefings {

    private final BriefingStore store;
    private final Booking booking;
    private final GroupExpansion groups;
    private final Points points;
    private final ObjectProvider<BriefingPart> parts;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Briefings(
            BriefingStore store,
            Booking booking,
            GroupExpansion groups,
            Points points,
            ObjectProvider<BriefingPart> parts,
            Transactions transactions,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.booking = booking;
        this.groups = groups;
        this.points = points;
        this.parts = parts;
        this.transactions = transactions;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** One briefing; fails with {@link NotFound}. */
    public Mono<Briefing> get(BriefingId id) {
        return store.find(id).switchIfEmpty(Mono.error(() -> notFound(id)));
    }

    /** Published briefings that were not called off and start in [from, to), earliest first. */
    public Flux<Briefing> heldBetween(Instant from, Instant to) {
        return store.findHeld(from, to);
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

    /** Plans a briefing and books its rooms; with {@code publish} it is SCHEDULED at once, else a DRAFT. */
    Mono<Briefing> schedule(BriefingForm form, Actor actor) {
        return transactions.run(points.keepForBooking()
                .then(groups.expand(form.groups(), codes(form)))
                .flatMap(found -> {
                    var plan = Planner.plan(form, found.points(), found.grouped(), Map.of(), actor, clock.instant());
                    return booking.book(plan, found.points()).flatMap(booked -> save(booked, plan.delegates(), actor));
                }));
    }

    private Mono<Briefing> save(Briefing briefing, List<PlannedDelegate> delegates, Actor actor) {
        return store.insert(briefing)
                .thenMany(eachPart().concatMap(part -> part.store(briefing, delegates, actor)))
                .then(audit.record(actor, entity(briefing), "schedule", null, briefing, briefing.urgentReason()))
                .then(Mono.defer(() ->
                        briefing.isPublished() ? outbox.append(new BriefingEvent.Scheduled(briefing)) : Mono.empty()))
                .thenReturn(briefing);
    }

    /** DRAFT → SCHEDULED: invitations go out. A briefing that is published already stays as it is. */
    Mono<Briefing> publish(BriefingId id, @Nullable String ifMatch, Actor actor) {
        return transactions.run(getForChange(id, ifMatch).flatMap(before -> {
            var now = before.statusAt(clock.instant());
            if (now == BriefingStatus.SCHEDULED || now == BriefingStatus.LIVE) return Mono.just(before);
            if (now != BriefingStatus.DRAFT) return refuse(now, "It can't be published any more");
            var after = BriefingChanges.withStatus(before, BriefingStatus.SCHEDULED, null);
            return update(after)
                    .then(tellParts(before, after, actor))
                    .then(audit.record(actor, entity(after), "publish", before.status(), after.status(), null))
                    .then(outbox.append(new BriefingEvent.Scheduled(after)))
                    .thenReturn(after);
        }));
    }

    /**
     * Replaces the plan.
     *
     * @param form the whole plan as it shall be, made from the present one and the change
     * @param present the plan that the form was made from: if it is not the present one any more, that is a stale version
     */
    Mono<Briefing> change(Briefing present, BriefingForm form, Actor actor) {
        return transactions.run(points.keepForBooking()
                .then(getForChange(present.id(), Etag.of(present.version())))
                .flatMap(before -> {
                    var status = before.statusAt(clock.instant());
                    if (status == BriefingStatus.ENDED || status == BriefingStatus.CANCELLED)
                        return refuse(status, "It can't be changed any more");
                    return groups.expand(form.groups(), codes(form))
                            .flatMap(found -> replan(before, status, form, found, actor));
                }));
    }

    private Mono<Briefing> replan(
            Briefing before, BriefingStatus status, BriefingForm form, GroupExpansion.Expansion found, Actor actor) {
        var rooms = Replanning.rooms(before);
        var plan = Planner.plan(form, found.points(), found.grouped(), rooms, actor, clock.instant());
        var after = BriefingChanges.replacing(before, plan.briefing());
        if (!Replanning.needsRooms(before, after))
            return apply(before, new BriefingPlan(after, plan.wishes(), List.of(), List.of()).withRooms(rooms), actor);
        if (status == BriefingStatus.LIVE) return refuse(status, "It has begun: its time and points stay");
        return booking.people(before, plan)
                .map(people -> new BriefingPlan(after, plan.wishes(), people, plan.delegates()))
                .flatMap(wanted -> booking.rebook(wanted, before.held(), found.points()))
                .flatMap(booked -> apply(before, booked, actor));
    }

    private Mono<Briefing> apply(Briefing before, Briefing after, Actor actor) {
        return update(after)
                .then(store.replacePoints(after))
                .then(tellParts(before, after, actor))
                .then(audit.record(actor, entity(after), "change", before, after, null))
                .then(Mono.defer(() ->
                        after.isPublished() ? outbox.append(new BriefingEvent.Changed(before, after)) : Mono.empty()))
                .thenReturn(after);
    }

    /** Calls it off: rooms free, links dead, CANCEL to those who were invited. */
    Mono<Briefing> cancel(BriefingId id, String reason, @Nullable String ifMatch, Actor actor) {
        return transactions.run(getForChange(id, ifMatch).flatMap(before -> {
            var now = before.statusAt(clock.instant());
            if (now == BriefingStatus.CANCELLED) return Mono.just(before);
            if (now == BriefingStatus.ENDED) return refuse(now, "It is over: it can't be called off any more");
            return callOff(before, reason, actor);
        }));
    }

    private Mono<Briefing> callOff(Briefing before, String reason, Actor actor) {
        var after = BriefingChanges.withStatus(before, BriefingStatus.CANCELLED, reason);
        return update(after)
                .then(booking.release(before))
                .then(tellParts(before, after, actor))
                .then(audit.record(actor, entity(after), "cancel", before.status(), after.status(), reason))
                .then(outbox.append(new BriefingEvent.Cancelled(after, before.isPublished())))
                .thenReturn(after);
    }

    /** Writes down what time has brought: DRAFT → CANCELLED, SCHEDULED → LIVE → ENDED; gives whether there was anything to do. */
    Mono<Boolean> advance(BriefingId id) {
        return transactions.run(store.findForChange(id).flatMap(before -> {
            var status = before.statusAt(clock.instant());
            if (status == before.status()) return Mono.just(false);
            if (status == BriefingStatus.CANCELLED)
                return callOff(before, "Never published", Actor.SYSTEM).thenReturn(true);
            // somebody who was not there to see it begin sees it begin and end
            var after = BriefingChanges.withNextStatus(before);
            return store.saveStatus(after)
                    .then(outbox.append(Replanning.event(after)))
                    .thenReturn(true);
        }));
    }

    private Mono<Briefing> getForChange(BriefingId id, @Nullable String ifMatch) {
        return store.findForChange(id)
                .switchIfEmpty(Mono.error(() -> notFound(id)))
                .doOnNext(briefing -> Etag.require(ifMatch, briefing.version()));
    }

    private Mono<Briefing> update(Briefing after) {
        return store.update(after).switchIfEmpty(Mono.error(() -> new StaleVersion(after.version()).asException()));
    }

    private Mono<Void> tellParts(Briefing before, Briefing after, Actor actor) {
        return eachPart().concatMap(part -> part.change(before, after, actor)).then();
    }

    private Flux<BriefingPart> eachPart() {
        return Flux.fromStream(parts::orderedStream);
    }

    /** All codes that a form names one by one. */
    private static Set<String> codes(BriefingForm form) {
        var codes = new LinkedHashSet<String>();
        if (form.points() != null) form.points().forEach(p -> codes.add(p.code()));
        Stream.ofNullable(form.host()).forEach(codes::add);
        return codes;
    }

    private static <T> Mono<T> refuse(BriefingStatus current, String detail) {
        return Mono.error(new BriefingProblem.WrongStatus(current, detail).asException());
    }

    private static Throwable notFound(BriefingId id) {
        return new NotFound("Briefing " + id).asException();
    }

    private static String entity(Briefing briefing) {
        return "briefing:" + briefing.id();
    }
}
