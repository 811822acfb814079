package vn.giaoban.briefings;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.database.LateRefusal;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.points.Point;
import vn.giaoban.reservations.Allotment;
import vn.giaoban.reservations.Reservations;

/**
 * Gets a plan its rooms and people, or says why not. A look without locks refuses quickly; the same look under the locks decides;
 * the constraint in the database would refuse what both overlooked.
 */
@Component
class Booking {

    private final Reservations reservations;
    private final ConflictExplainer explainer;

    Booking(Reservations reservations, ConflictExplainer explainer) {
        this.reservations = reservations;
        this.explainer = explainer;
    }

    /** Within a transaction: reserves for a new briefing; gives it with its rooms. */
    Mono<Briefing> book(BriefingPlan plan, Map<String, Point> catalogue) {
        return fitting(plan, catalogue)
                .then(reservations.lock(List.of(plan.briefing().held())))
                .then(fitting(plan, catalogue))
                .flatMap(allotment -> reserve(plan, allotment));
    }

    /** Within a transaction: gives back what the briefing had and reserves for its new plan; gives it with its rooms. */
    Mono<Briefing> rebook(BriefingPlan plan, TimeRange heldBefore, Map<String, Point> catalogue) {
        return fitting(plan, catalogue)
                .then(reservations.lock(List.of(heldBefore, plan.briefing().held())))
                .then(fitting(plan, catalogue))
                .flatMap(allotment ->
                        reservations.release(plan.briefing().id().value()).then(reserve(plan, allotment)));
    }

    /**
     * The people of a new plan: its chair, and the presenters of the old one, who are named elsewhere and stay.
     *
     * @param before the plan that they were reserved for
     */
    Mono<List<String>> people(Briefing before, BriefingPlan plan) {
        return reservations
                .peopleOf(before.id().value())
                .filter(person -> !person.equals(Replanning.chairMail(before)))
                .concatWithValues(plan.people().toArray(String[]::new))
                .distinct()
                .collectList();
    }

    /** Within a transaction: gives back all that the briefing has. */
    Mono<Void> release(Briefing briefing) {
        return reservations.release(briefing.id().value());
    }

    private Mono<Allotment> fitting(BriefingPlan plan, Map<String, Point> catalogue) {
        var briefing = plan.briefing();
        return reservations
                .allot(
                        plan.wishes(),
                        plan.people(),
                        briefing.held(),
                        briefing.id().value())
                .flatMap(allotment -> {
                    var clashes = allotment.clashesOf(plan.needed());
                    if (clashes.isEmpty()) return Mono.just(allotment);
                    return Mono.error(new LateRefusal(explainer.explain(plan, clashes, catalogue)));
                });
    }

    private Mono<Briefing> reserve(BriefingPlan plan, Allotment allotment) {
        var briefing = plan.briefing();
        return reservations
                .reserve(briefing.id().value(), allotment.rooms(), plan.people(), briefing.held())
                .thenReturn(plan.withRooms(allotment.rooms()));
    }
}
