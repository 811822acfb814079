package vn.giaoban.scheduling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.database.LateRefusal;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.points.Point;
import vn.giaoban.reservations.Allotment;
import vn.giaoban.reservations.Reservations;

/**
 * Gets plans their rooms and people, or says why not: one plan, or all those of a series at once. A look without locks refuses quickly;
 * the same look under the locks decides; the constraint in the database would refuse what both overlooked.
 */
@Component
class Booking {

    private final Reservations reservations;
    private final ConflictExplainer explainer;

    Booking(Reservations reservations, ConflictExplainer explainer) {
        this.reservations = reservations;
        this.explainer = explainer;
    }

    /**
     * What a booking needs to know beside the plans.
     *
     * @param catalogue the points of the plans, by code
     * @param yielding holders whose reservations are given back for it
     * @param alsoLocked ranges, beside the plans' own, in which something is given back
     * @param skipping whether plans that can't be had are left out rather than all refused
     */
    record Terms(Map<String, Point> catalogue, Set<UUID> yielding, List<TimeRange> alsoLocked, boolean skipping) {

        /** All or none of them. */
        static Terms allOf(Map<String, Point> catalogue) {
            return new Terms(catalogue, Set.of(), List.of(), false);
        }
    }

    /**
     * What came of it.
     *
     * @param booked the briefings with their rooms
     * @param skipped the plans that were left out
     */
    record Outcome(List<Briefing> booked, List<Refused> skipped) {}

    /** Within a transaction: reserves for new briefings; gives them with their rooms. */
    Mono<Outcome> book(List<BriefingPlan> plans, Terms terms) {
        return find(plans, terms).flatMap(found -> reserve(found).thenReturn(found.outcome()));
    }

    /** Within a transaction: gives back what briefings had and reserves for their new plans; gives them with their rooms. */
    Mono<Outcome> rebook(List<BriefingPlan> plans, Terms terms) {
        return find(plans, terms)
                .flatMap(found -> reservations
                        .release(found.holders())
                        .then(reserve(found))
                        .thenReturn(found.outcome()));
    }

    /** The people whom each of these briefings has, in lower case. */
    Mono<Map<UUID, Collection<String>>> peopleOf(List<Briefing> briefings) {
        return reservations.peopleOf(briefings.stream().map(b -> b.id().value()).toList());
    }

    private Mono<Found> find(List<BriefingPlan> plans, Terms terms) {
        return fitting(plans, terms)
                .then(reservations.lock(ranges(plans, terms)))
                .then(fitting(plans, terms));
    }

    private static List<TimeRange> ranges(List<BriefingPlan> plans, Terms terms) {
        return Stream.concat(plans.stream().map(plan -> plan.briefing().held()), terms.alsoLocked().stream())
                .toList();
    }

    private Mono<Found> fitting(List<BriefingPlan> plans, Terms terms) {
        return reservations
                .allot(plans.stream().map(BriefingPlan::claim).toList(), terms.yielding())
                .flatMap(allotments -> {
                    var found = Found.of(plans, allotments);
                    if (found.refused().isEmpty()
                            || (terms.skipping() && !found.plans().isEmpty())) return Mono.just(found);
                    return Mono.error(new LateRefusal(explainer.explain(found.refused(), plans, terms)));
                });
    }

    private Mono<Void> reserve(Found found) {
        var grants = new ArrayList<vn.giaoban.reservations.Grant>();
        for (var i = 0; i < found.plans().size(); i++)
            grants.add(found.plans().get(i).grant(found.allotments().get(i).rooms()));
        var links = new HashMap<UUID, Integer>();
        found.plans().forEach(plan -> links.putAll(plan.links()));
        return reservations.reserve(grants, links);
    }

    /** Plans that can be had, each with its rooms, and those that can't. */
    private record Found(List<BriefingPlan> plans, List<Allotment> allotments, List<Refused> refused) {

        static Found of(List<BriefingPlan> asked, List<Allotment> answers) {
            var plans = new ArrayList<BriefingPlan>();
            var allotments = new ArrayList<Allotment>();
            var refused = new ArrayList<Refused>();
            for (var i = 0; i < asked.size(); i++) {
                var plan = asked.get(i);
                var clashes = answers.get(i).clashesOf(plan.needed());
                if (!clashes.isEmpty()) {
                    refused.add(new Refused(plan, clashes));
                } else {
                    plans.add(plan);
                    allotments.add(answers.get(i));
                }
            }
            return new Found(plans, allotments, refused);
        }

        Set<UUID> holders() {
            return plans.stream()
                    .map(plan -> plan.briefing().id().value())
                    .collect(java.util.stream.Collectors.toSet());
        }

        Outcome outcome() {
            var booked = new ArrayList<Briefing>();
            for (var i = 0; i < plans.size(); i++)
                booked.add(plans.get(i).withRooms(allotments.get(i).rooms()));
            return new Outcome(booked, refused);
        }
    }
}
