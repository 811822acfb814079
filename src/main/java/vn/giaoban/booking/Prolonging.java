package vn.giaoban.booking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.booking.ScheduleConflict.Conflict;
import vn.giaoban.booking.ScheduleConflict.Suggestion;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.capacity.Capacity;
import vn.giaoban.database.LateRefusal;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.planning.Warning;
import vn.giaoban.points.Point;
import vn.giaoban.reservations.Allotment;
import vn.giaoban.reservations.Clash;
import vn.giaoban.reservations.Grant;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.reservations.RoomWish;

/**
 * A briefing goes on for longer: in the rooms that it has, each of which it needs whatever its policy, since people sit in them, and with
 * those who chair and present.
 */
@Component
public class Prolonging {

    private final Reservations reservations;
    private final Capacity capacity;
    private final ConflictExplainer explainer;

    Prolonging(Reservations reservations, Capacity capacity, ConflictExplainer explainer) {
        this.reservations = reservations;
        this.capacity = capacity;
        this.explainer = explainer;
    }

    /**
     * Within a transaction, the briefing got for change: holds its rooms and people for the longer time. Fails with {@code schedule-conflict}, which names
     * everything in the way and suggests the latest end that would do, or with {@code capacity-exceeded}.
     *
     * @param longer the same briefing with its later end
     * @param catalogue its points, by code
     * @return what it was done in spite of
     */
    public Mono<List<Warning>> prolong(Briefing before, Briefing longer, Map<String, Point> catalogue) {
        return reservations
                .peopleOf(Set.of(before.id().value()))
                .map(people -> plan(longer, people.getOrDefault(before.id().value(), List.of())))
                .flatMap(plan -> find(before, plan, catalogue))
                .flatMap(grant -> capacity.check(List.of(grant), Map.of(), List.of(), Set.of(grant.holder()), catalogue)
                        .delayUntil(_ -> replace(grant)))
                .map(bearing -> bearing.warnings().stream().map(Warning::of).toList());
    }

    private static BriefingPlan plan(Briefing longer, Collection<String> people) {
        var wishes = longer.roomsByPoint().entrySet().stream()
                .map(room -> new RoomWish(room.getKey(), true, List.of(room.getValue())))
                .toList();
        return new BriefingPlan(longer, wishes, List.copyOf(people), List.of());
    }

    /** A look without locks refuses quickly; the same look under them decides. */
    private Mono<Grant> find(Briefing before, BriefingPlan plan, Map<String, Point> catalogue) {
        var fitting = Mono.defer(() -> fitting(before, plan, catalogue));
        return fitting.then(reservations.lock(List.of(plan.briefing().held())))
                .then(fitting)
                .map(plan::grant);
    }

    private Mono<Allotment> fitting(Briefing before, BriefingPlan plan, Map<String, Point> catalogue) {
        return reservations
                .allot(List.of(plan.claim()), List.of())
                .map(List::getFirst)
                .flatMap(found -> found.clashes().isEmpty()
                        ? Mono.just(found)
                        : Mono.error(new LateRefusal(explain(before, plan, found.clashes(), catalogue))));
    }

    private Mono<Void> replace(Grant grant) {
        return reservations.release(Set.of(grant.holder())).then(reservations.reserve(List.of(grant)));
    }

    private Mono<ScheduleConflict> explain(
            Briefing before, BriefingPlan plan, List<Clash> clashes, Map<String, Point> catalogue) {
        return Mono.zip(conflicts(plan, clashes, catalogue), longest(before, plan), ScheduleConflict::new);
    }

    /** A room may be taken several times in the longer time: all of them are said, unless they are gone by now. */
    private Mono<List<Conflict>> conflicts(BriefingPlan plan, List<Clash> clashes, Map<String, Point> catalogue) {
        return reservations
                .taken(plan.claim())
                .collectList()
                .map(taken -> new Refused(plan, taken.isEmpty() ? clashes : taken))
                .flatMap(refused -> explainer.conflicts(List.of(refused), false, Booking.Terms.allOf(catalogue)));
    }

    /** The latest end at which nobody else's buffer or start is touched, if it is later than the present one. */
    private Mono<List<Suggestion>> longest(Briefing before, BriefingPlan plan) {
        return reservations
                .freeUntil(plan.claim())
                .map(until -> until.minus(before.bufferAfter()))
                .filter(end -> end.isAfter(before.time().end()))
                .map(end ->
                        List.of(new Suggestion(in(before, before.time().start()), in(before, end), true, List.of())))
                .defaultIfEmpty(List.of());
    }

    private static OffsetDateTime in(Briefing briefing, Instant at) {
        return at.atZone(briefing.zone()).toOffsetDateTime();
    }
}
