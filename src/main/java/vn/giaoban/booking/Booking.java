package vn.giaoban.booking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.capacity.Bearing;
import vn.giaoban.capacity.Capacity;
import vn.giaoban.database.LateRefusal;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.planning.Warning;
import vn.giaoban.points.Point;
import vn.giaoban.reservations.Allotment;
import vn.giaoban.reservations.Connections;
import vn.giaoban.reservations.Grant;
import vn.giaoban.reservations.Reservations;

/**
 * Gets plans their rooms and people, or says why not: one plan, or all those of a series at once. A look without locks refuses quickly;
 * the same look under the locks decides; the constraint in the database would refuse what both overlooked.
 */
@Component
public class Booking {

    private final Reservations reservations;
    private final Capacity capacity;
    private final ConflictExplainer explainer;

    Booking(Reservations reservations, Capacity capacity, ConflictExplainer explainer) {
        this.reservations = reservations;
        this.capacity = capacity;
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
    public record Terms(
            Map<String, Point> catalogue, Set<UUID> yielding, List<TimeRange> alsoLocked, boolean skipping) {

        /** All or none of them. */
        public static Terms allOf(Map<String, Point> catalogue) {
            return new Terms(catalogue, Set.of(), List.of(), false);
        }

        /**
         * The same, where somebody else gives something back for it too.
         *
         * @param holder who gives back
         * @param ranges what is locked for that
         */
        public Terms givingBack(UUID holder, List<TimeRange> ranges) {
            return new Terms(
                    catalogue,
                    Stream.concat(yielding.stream(), Stream.of(holder)).collect(Collectors.toSet()),
                    Stream.concat(alsoLocked.stream(), ranges.stream()).toList(),
                    skipping);
        }
    }

    /**
     * What came of it.
     *
     * @param booked the briefings with their rooms
     * @param skipped the plans that were left out
     * @param warnings what it was done in spite of
     */
    public record Outcome(List<Briefing> booked, List<Refused> skipped, List<Warning> warnings) {}

    /** How what was found is reserved, and what that means to the conference servers. */
    public interface Reserving extends BiFunction<List<Grant>, Connections, Mono<Void>> {}

    /** Within a transaction: reserves for new briefings; gives them with their rooms. */
    public Mono<Outcome> book(List<BriefingPlan> plans, Terms terms) {
        return book(plans, terms, reservations::reserve);
    }

    /** The same, where what was found is reserved in another way. */
    public Mono<Outcome> book(List<BriefingPlan> plans, Terms terms, Reserving reserve) {
        return find(plans, terms)
                .flatMap(found -> bearable(found, terms)
                        .flatMap(bearing -> reserve.apply(
                                        found.grants(), new Connections(found.links(), bearing.servers()))
                                .thenReturn(found.outcome(warnings(bearing)))));
    }

    /** Within a transaction: finds rooms and people for a plan and reserves nothing yet; the hours are locked. */
    public Mono<Grant> find(BriefingPlan plan, Terms terms) {
        return find(List.of(plan), terms).map(found -> found.grants().getFirst());
    }

    /** Within a transaction: gives back what briefings had and reserves for their new plans; gives them with their rooms. */
    public Mono<Outcome> rebook(List<BriefingPlan> plans, Terms terms) {
        return book(
                plans,
                terms,
                (grants, connections) -> reservations
                        .release(grants.stream().map(Grant::holder).collect(Collectors.toSet()))
                        .then(reservations.reserve(grants, connections)));
    }

    /** Whether the conference servers and the points' lines can carry it; under the locks, so that two can't slip under a limit together. */
    private Mono<Bearing> bearable(Found found, Terms terms) {
        return capacity.check(found.grants(), found.links(), terms.yielding(), Set.of(), terms.catalogue());
    }

    private static List<Warning> warnings(Bearing bearing) {
        return bearing.warnings().stream().map(Warning::of).toList();
    }

    /** The people whom each of these briefings has, in lower case. */
    public Mono<Map<UUID, Collection<String>>> peopleOf(List<Briefing> briefings) {
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

        Map<UUID, Integer> links() {
            var links = new HashMap<UUID, Integer>();
            plans.forEach(plan -> links.putAll(plan.links()));
            return links;
        }

        List<Grant> grants() {
            var grants = new ArrayList<Grant>();
            for (var i = 0; i < plans.size(); i++) grants.add(plans.get(i).grant(allotments.get(i)));
            return grants;
        }

        Outcome outcome(List<Warning> warnings) {
            var booked = new ArrayList<Briefing>();
            for (var i = 0; i < plans.size(); i++)
                booked.add(plans.get(i).withRooms(allotments.get(i).rooms()));
            return new Outcome(booked, refused, warnings);
        }
    }
}
