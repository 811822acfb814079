package vn.giaoban.scheduling;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.booking.Booking;
import vn.giaoban.booking.HeldRooms;
import vn.giaoban.booking.Vacancies;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingChange;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingProblem.WrongStatus;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.NewBriefing;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.planning.OfficeCheck;
import vn.giaoban.planning.Planner;
import vn.giaoban.planning.Warning;
import vn.giaoban.points.PointGroups;
import vn.giaoban.points.Points;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.series.SeriesRecords;
import vn.giaoban.web.Etag;

/** What a secretary does with briefings: plans, publishes, changes, calls off. Each command is one transaction with its rooms. */
@Component
public class Scheduling {

    private final Briefings briefings;
    private final OfficeCheck office;
    private final Replanner replanner;
    private final SeriesScheduling series;
    private final SeriesRecords records;
    private final HeldRooms heldRooms;
    private final Vacancies vacancies;
    private final Reservations reservations;
    private final PointGroups groups;
    private final Points points;
    private final Transactions transactions;
    private final Clock clock;

    Scheduling(
            Briefings briefings,
            OfficeCheck office,
            Replanner replanner,
            SeriesScheduling series,
            SeriesRecords records,
            HeldRooms heldRooms,
            Vacancies vacancies,
            Reservations reservations,
            PointGroups groups,
            Points points,
            Transactions transactions,
            Clock clock) {
        this.briefings = briefings;
        this.office = office;
        this.replanner = replanner;
        this.series = series;
        this.records = records;
        this.heldRooms = heldRooms;
        this.vacancies = vacancies;
        this.reservations = reservations;
        this.groups = groups;
        this.points = points;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Plans a briefing, or a series of them, and books its rooms; with {@code publish} it is SCHEDULED at once, else a DRAFT. Joins the caller's
     * transaction if there is one.
     *
     * @param form in which its constraints and {@link vn.giaoban.planning.PlanPolicy} find nothing
     */
    public Mono<Done> schedule(BriefingForm form, Actor actor) {
        return transactions.run(points.keepForBooking()
                .then(heldRooms.find(form.hold(), actor))
                .flatMap(held -> groups.expand(form.groups(), form.codes())
                        .flatMap(found -> form.recurrence() == null
                                ? scheduleOne(form, found, held, actor)
                                : series.schedule(form, found, held, actor))));
    }

    private Mono<Done> scheduleOne(BriefingForm form, PointGroups.Expansion found, HeldRooms.Held held, Actor actor) {
        var plan = Planner.plan(form, found, held.rooms(), actor, clock.instant());
        var warnings = office.require(List.of(plan.briefing()));
        return heldRooms
                .book(List.of(plan), Booking.Terms.allOf(found.points()), held)
                .flatMap(outcome -> add(outcome.booked().getFirst(), plan, actor)
                        .map(booked -> new Done(booked, Warning.all(warnings, outcome.warnings()))));
    }

    private Mono<Briefing> add(Briefing booked, BriefingPlan plan, Actor actor) {
        return briefings
                .add(List.of(new NewBriefing(booked, plan.delegates())), "schedule", actor)
                .thenReturn(booked);
    }

    /** DRAFT → SCHEDULED: invitations go out. A briefing that is published already stays as it is. */
    Mono<Done> publish(BriefingId id, @Nullable String ifMatch, Actor actor) {
        return transactions.run(briefings.getForChange(id, ifMatch).flatMap(before -> {
            var now = before.statusAt(clock.instant());
            if (now == BriefingStatus.SCHEDULED || now == BriefingStatus.LIVE) return Mono.just(Done.of(before));
            if (now != BriefingStatus.DRAFT) return refuse(now, "It can't be published any more");
            var warnings = office.require(List.of(before));
            return change(before, before.published(), "publish", null, actor).map(after -> new Done(after, warnings));
        }));
    }

    /**
     * Replaces the plan.
     *
     * @param present the plan that the form was made from: if it is not the present one any more, that is a stale version
     * @param form the whole plan as it shall be, made from the present one and the change
     * @param members names of the members that the change is about
     */
    Mono<Done> change(Briefing present, BriefingForm form, Set<String> members, Actor actor) {
        return transactions.run(points.keepForBooking()
                .then(briefings.getForChange(present.id(), Etag.of(present.version())))
                .doOnNext(this::requireChangeable)
                .flatMap(before -> replanner.replan(List.of(new Revision(before, form)), actor))
                .flatMap(replanned ->
                        records.markChanged(present.id(), members).thenReturn(replanned.done(present.id()))));
    }

    private void requireChangeable(Briefing before) {
        var status = before.statusAt(clock.instant());
        if (status == BriefingStatus.ENDED || status == BriefingStatus.CANCELLED)
            throw new WrongStatus(status, "It can't be changed any more").asException();
    }

    /** Calls it off: rooms free, links dead, CANCEL to those who were invited. */
    Mono<Done> cancel(BriefingId id, String reason, @Nullable String ifMatch, Actor actor) {
        return transactions.run(briefings.getForChange(id, ifMatch).flatMap(before -> {
            var now = before.statusAt(clock.instant());
            if (now == BriefingStatus.CANCELLED) return Mono.just(Done.of(before));
            if (now == BriefingStatus.ENDED) return refuse(now, "It is over: it can't be called off any more");
            return callOff(before, reason, actor).map(Done::of);
        }));
    }

    private Mono<Briefing> callOff(Briefing before, String reason, Actor actor) {
        var vacant = Vacancies.of(List.of(before));
        return vacancies
                .lock(vacant)
                .then(reservations.release(List.of(before.id().value())))
                .then(change(before, before.cancelled(reason), "cancel", reason, actor))
                .delayUntil(_ -> vacancies.fill(vacant));
    }

    /** Writes down what time has brought: DRAFT → CANCELLED, SCHEDULED → LIVE → ENDED; gives whether there was anything to do. */
    Mono<Boolean> advance(BriefingId id) {
        return transactions.run(briefings
                .getForChange(List.of(id))
                .singleOrEmpty()
                .flatMap(before -> {
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

    private static <T> Mono<T> refuse(BriefingStatus current, String detail) {
        return Mono.error(new WrongStatus(current, detail).asException());
    }
}
