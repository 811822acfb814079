package vn.giaoban.scheduling;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingChange;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingProblem.WrongStatus;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.NewBriefing;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.points.PointGroups;
import vn.giaoban.points.Points;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.web.Etag;

/** What a secretary does with briefings: plans, publishes, changes, calls off. Each command is one transaction with its rooms. */
@Component
class Scheduling {

    private final Briefings briefings;
    private final Booking booking;
    private final Reservations reservations;
    private final PointGroups groups;
    private final Points points;
    private final Transactions transactions;
    private final Clock clock;

    Scheduling(
            Briefings briefings,
            Booking booking,
            Reservations reservations,
            PointGroups groups,
            Points points,
            Transactions transactions,
            Clock clock) {
        this.briefings = briefings;
        this.booking = booking;
        this.reservations = reservations;
        this.groups = groups;
        this.points = points;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Plans a briefing and books its rooms; with {@code publish} it is SCHEDULED at once, else a DRAFT. */
    Mono<Briefing> schedule(BriefingForm form, Actor actor) {
        return transactions.run(points.keepForBooking()
                .then(groups.expand(form.groups(), codes(form)))
                .flatMap(found -> {
                    var plan = Planner.plan(form, found, Map.of(), actor, clock.instant());
                    return booking.book(List.of(plan), Booking.Terms.allOf(found.points()))
                            .flatMap(outcome -> add(outcome.booked(), plan, actor));
                }));
    }

    private Mono<Briefing> add(List<Briefing> booked, BriefingPlan plan, Actor actor) {
        return briefings
                .add(
                        booked.stream()
                                .map(b -> new NewBriefing(b, plan.delegates()))
                                .toList(),
                        "schedule",
                        actor)
                .thenReturn(booked.getFirst());
    }

    /** DRAFT → SCHEDULED: invitations go out. A briefing that is published already stays as it is. */
    Mono<Briefing> publish(BriefingId id, @Nullable String ifMatch, Actor actor) {
        return transactions.run(briefings.getForChange(id, ifMatch).flatMap(before -> {
            var now = before.statusAt(clock.instant());
            if (now == BriefingStatus.SCHEDULED || now == BriefingStatus.LIVE) return Mono.just(before);
            if (now != BriefingStatus.DRAFT) return refuse(now, "It can't be published any more");
            return change(before, before.published(), "publish", null, actor);
        }));
    }

    /**
     * Replaces the plan.
     *
     * @param present the plan that the form was made from: if it is not the present one any more, that is a stale version
     * @param form the whole plan as it shall be, made from the present one and the change
     */
    Mono<Briefing> change(Briefing present, BriefingForm form, Actor actor) {
        return transactions.run(points.keepForBooking()
                .then(briefings.getForChange(present.id(), Etag.of(present.version())))
                .flatMap(before -> {
                    var status = before.statusAt(clock.instant());
                    if (status == BriefingStatus.ENDED || status == BriefingStatus.CANCELLED)
                        return refuse(status, "It can't be changed any more");
                    return groups.expand(form.groups(), codes(form))
                            .flatMap(found -> replan(before, status, form, found, actor));
                }));
    }

    private Mono<Briefing> replan(
            Briefing before, BriefingStatus status, BriefingForm form, PointGroups.Expansion found, Actor actor) {
        var rooms = Replanning.rooms(before);
        var plan = Planner.plan(form, found, rooms, actor, clock.instant());
        var after = plan.with(before.replacedBy(plan.briefing()));
        if (!Replanning.needsRooms(before, after.briefing()))
            return change(before, after.withRooms(rooms), "change", null, actor);
        if (status == BriefingStatus.LIVE) return refuse(status, "It has begun: its time and points stay");
        return booking.peopleOf(List.of(before))
                .map(people -> Replanning.withPeople(after, before, people))
                .flatMap(wanted -> booking.rebook(
                        List.of(wanted), new Booking.Terms(found.points(), Set.of(), List.of(before.held()), false)))
                .flatMap(outcome -> change(before, outcome.booked().getFirst(), "change", null, actor));
    }

    /** Calls it off: rooms free, links dead, CANCEL to those who were invited. */
    Mono<Briefing> cancel(BriefingId id, String reason, @Nullable String ifMatch, Actor actor) {
        return transactions.run(briefings.getForChange(id, ifMatch).flatMap(before -> {
            var now = before.statusAt(clock.instant());
            if (now == BriefingStatus.CANCELLED) return Mono.just(before);
            if (now == BriefingStatus.ENDED) return refuse(now, "It is over: it can't be called off any more");
            return callOff(before, reason, actor);
        }));
    }

    private Mono<Briefing> callOff(Briefing before, String reason, Actor actor) {
        return reservations
                .release(List.of(before.id().value()))
                .then(change(before, before.cancelled(reason), "cancel", reason, actor));
    }

    /** Writes down what time has brought: DRAFT → CANCELLED, SCHEDULED → LIVE → ENDED; gives whether there was anything to do. */
    Mono<Boolean> advance(BriefingId id) {
        return transactions.run(briefings.getForChange(List.of(id)).next().flatMap(before -> {
            var status = before.statusAt(clock.instant());
            if (status == before.status()) return Mono.just(false);
            if (status == BriefingStatus.CANCELLED)
                return callOff(before, "Never published", Actor.SYSTEM).thenReturn(true);
            // somebody who was not there to see it begin sees it begin and end
            return briefings.follow(before.withNextStatus()).thenReturn(true);
        }));
    }

    private Mono<Briefing> change(
            Briefing before, Briefing after, String action, @Nullable String reason, Actor actor) {
        return briefings
                .change(List.of(new BriefingChange(before, after, reason)), action, actor)
                .thenReturn(after);
    }

    /** All codes that a form names one by one. */
    static Set<String> codes(BriefingForm form) {
        var codes = new LinkedHashSet<String>();
        if (form.points() != null) form.points().forEach(p -> codes.add(p.code()));
        Stream.ofNullable(form.host()).forEach(codes::add);
        return codes;
    }

    private static <T> Mono<T> refuse(BriefingStatus current, String detail) {
        return Mono.error(new WrongStatus(current, detail).asException());
    }
}
