package vn.giaoban.drafting;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.booking.RoomRequest;
import vn.giaoban.booking.RoomRequests;
import vn.giaoban.holds.Holding;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.reservations.Hold;
import vn.giaoban.reservations.Holds;

/**
 * The rooms that are held while a form is open. They keep others away and never their own secretary: what an account holds, in this form or in one that was loaded
 * before, makes way for what it asks for now.
 */
@Component
class OwnHolds {

    private final Holds holds;
    private final Holding holding;
    private final RoomRequests requests;

    OwnHolds(Holds holds, Holding holding, RoomRequests requests) {
        this.holds = holds;
        this.holding = holding;
        this.requests = requests;
    }

    /** What the account holds now. */
    Mono<List<Hold>> of(Actor actor) {
        return holds.liveOf(actor.name()).collectList();
    }

    /** Holds the rooms that the form asks for, in the place of what was held at that time; empty when they can't be had any more. */
    Mono<Hold> hold(BriefingForm form, @Nullable UUID before, Actor actor) {
        return makeWay(form, before, null, actor)
                .then(Mono.defer(() -> fresh(form, actor)))
                .onErrorResume(
                        ProblemException.class,
                        refusal -> refusal.problem().status() < 500
                                ? Mono.empty() // the strip says what is in the way
                                : Mono.error(refusal));
    }

    private Mono<Hold> fresh(BriefingForm form, Actor actor) {
        var request = request(form);
        requests.check(request);
        return holding.hold(request, actor);
    }

    private static RoomRequest request(BriefingForm form) {
        var points = form.points() == null ? List.<BriefingForm.PointEntry>of() : form.points();
        return new RoomRequest(
                null,
                points.stream()
                        .map(p -> new RoomRequest.Entry(p.code(), p.required(), p.room(), p.quota()))
                        .toList(),
                form.start(),
                form.end());
    }

    /** Gives a hold back; one that is gone already is nothing to complain of. */
    Mono<Void> release(UUID hold, Actor actor) {
        return holding.giveBack(hold, actor, false).onErrorResume(ProblemException.class, OwnHolds::unlessBroken);
    }

    private static Mono<Void> unlessBroken(ProblemException fault) {
        return fault.problem().status() < 500 ? Mono.empty() : Mono.error(fault);
    }

    /** Gives back the form's own hold when its time is not the form's any more, so that it is in nobody's way. */
    Mono<Void> leave(BriefingForm form, Actor actor) {
        var time = time(form);
        return of(actor)
                .flatMapIterable(own -> own)
                .filter(hold -> hold.id().equals(form.hold()) && !hold.time().equals(time))
                .concatMap(hold -> release(hold.id(), actor))
                .then();
    }

    /** The form with the account's hold for its very time, if there is one; what else the account holds then is given back. */
    Mono<BriefingForm> adopted(BriefingForm form, Actor actor) {
        var time = time(form);
        return of(actor)
                .flatMap(own -> Flux.fromIterable(own)
                        .filter(hold -> hold.time().equals(time))
                        .sort((one, other) -> Boolean.compare(
                                other.id().equals(form.hold()), one.id().equals(form.hold())))
                        .next()
                        .map(hold -> with(form, hold.id()))
                        .defaultIfEmpty(with(form, null)))
                .delayUntil(wanted -> makeWay(form, null, wanted.hold(), actor));
    }

    /** Gives back what the account holds in the form's time, and the form's hold before, but not the one that is kept. */
    private Mono<Void> makeWay(BriefingForm form, @Nullable UUID before, @Nullable UUID kept, Actor actor) {
        var time = time(form);
        return of(actor)
                .flatMapIterable(own -> own)
                .filter(hold -> !hold.id().equals(kept))
                .filter(hold -> hold.id().equals(before) || hold.time().overlaps(time))
                .concatMap(hold -> release(hold.id(), actor))
                .then();
    }

    private static TimeRange time(BriefingForm form) {
        return new TimeRange(form.start().toInstant(), form.end().toInstant());
    }

    private static BriefingForm with(BriefingForm form, @Nullable UUID hold) {
        return new BriefingForm(
                form.title(),
                form.agenda(),
                form.chair(),
                form.host(),
                form.start(),
                form.end(),
                form.timeZone(),
                form.groups(),
                form.points(),
                form.delegates(),
                form.policy(),
                form.priority(),
                form.urgentReason(),
                form.displace(),
                form.bufferBefore(),
                form.bufferAfter(),
                form.reminders(),
                hold,
                form.attendance(),
                form.recurrence(),
                form.publish());
    }
}
