package vn.giaoban.scheduling;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.booking.Booking;
import vn.giaoban.booking.Vacancies;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingChange;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingProblem.WrongStatus;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.planning.OfficeCheck;
import vn.giaoban.planning.Planner;
import vn.giaoban.planning.Warning;
import vn.giaoban.points.PointGroups;
import vn.giaoban.reservations.Vacancy;

/** Puts new plans in the place of old ones, with their rooms: of one briefing, or of many of a series at once. */
@Component
class Replanner {

    private final Briefings briefings;
    private final Booking booking;
    private final OfficeCheck office;
    private final Vacancies vacancies;
    private final PointGroups groups;
    private final Clock clock;

    Replanner(
            Briefings briefings,
            Booking booking,
            OfficeCheck office,
            Vacancies vacancies,
            PointGroups groups,
            Clock clock) {
        this.briefings = briefings;
        this.booking = booking;
        this.office = office;
        this.vacancies = vacancies;
        this.groups = groups;
        this.clock = clock;
    }

    /**
     * Within a transaction, catalogue kept, briefings got for change: books what the new plans ask for and stores them.
     *
     * <p>Times that are moved are judged by the office's rules anew.
     */
    Mono<Replanned> replan(List<Revision> revisions, Actor actor) {
        if (revisions.isEmpty()) return Mono.just(new Replanned(List.of(), List.of()));
        return groups.expand(revisions.getFirst().form().groups(), codes(revisions))
                .flatMap(found -> book(revisions, found, actor))
                .flatMap(rebooked -> store(revisions, rebooked, actor));
    }

    private Mono<Rebooked> book(List<Revision> revisions, PointGroups.Expansion found, Actor actor) {
        var after = new HashMap<BriefingId, Briefing>();
        var befores = new ArrayList<Briefing>();
        var plans = new ArrayList<BriefingPlan>();
        for (var revision : revisions) {
            var before = revision.before();
            var rooms = before.roomsByPoint();
            var plan = Planner.plan(revision.form(), found, rooms, actor, clock.instant());
            var replaced = plan.with(before.replacedBy(plan.briefing()));
            if (Replanning.needsRooms(before, replaced.briefing())) {
                requireNotBegun(before);
                befores.add(before);
                plans.add(replaced);
            } else {
                after.put(before.id(), replaced.withRooms(rooms));
            }
        }
        if (plans.isEmpty()) return Mono.just(new Rebooked(after, List.of(), List.of()));
        requireApart(plans);
        var vacant = Vacancies.of(befores);
        return Mono.zip(vacancies.ranges(vacant), booking.peopleOf(befores))
                .flatMap(t -> booking.rebook(withPeople(plans, befores, t.getT2()), terms(found, befores, t.getT1())))
                .map(outcome -> {
                    outcome.booked().forEach(b -> after.put(b.id(), b));
                    return new Rebooked(after, vacant, outcome.warnings());
                });
    }

    /**
     * What new plans have got.
     *
     * @param after the briefings by id, with their rooms
     * @param vacant the rooms that were given back, and perhaps taken again
     */
    private record Rebooked(Map<BriefingId, Briefing> after, List<Vacancy> vacant, List<Warning> warnings) {}

    /** People are given back even where there were no rooms. */
    private static Booking.Terms terms(PointGroups.Expansion found, List<Briefing> befores, List<TimeRange> ranges) {
        var locked = Stream.concat(ranges.stream(), befores.stream().map(Briefing::held))
                .toList();
        return new Booking.Terms(found.points(), Set.of(), locked, false);
    }

    private static List<BriefingPlan> withPeople(
            List<BriefingPlan> plans, List<Briefing> befores, Map<UUID, Collection<String>> people) {
        var wanted = new ArrayList<BriefingPlan>();
        for (var i = 0; i < plans.size(); i++) wanted.add(Replanning.withPeople(plans.get(i), befores.get(i), people));
        return wanted;
    }

    private void requireNotBegun(Briefing before) {
        if (before.statusAt(clock.instant()) == BriefingStatus.LIVE)
            throw new WrongStatus(BriefingStatus.LIVE, "It has begun: its time and points stay").asException();
    }

    /** What moves together is weighed against others only, so it must not stand in its own way. */
    private static void requireApart(List<BriefingPlan> plans) {
        var held = plans.stream()
                .map(plan -> plan.briefing().held())
                .sorted(Comparator.comparing(TimeRange::start))
                .toList();
        for (var i = 1; i < held.size(); i++) {
            if (held.get(i - 1).overlaps(held.get(i)))
                throw InvalidRequest.at("/start", "makes occurrences overlap each other")
                        .asException();
        }
    }

    /**
     * What came of it.
     *
     * @param briefings the new ones, in the order of the revisions
     */
    record Replanned(List<Briefing> briefings, List<Warning> warnings) {

        /** The answer to a command that was given to this briefing. */
        Done done(BriefingId id) {
            var briefing = briefings.stream().filter(b -> b.id().equals(id)).findFirst();
            return new Done(briefing.orElseThrow(), warnings);
        }
    }

    private List<Warning> judge(List<BriefingChange> changes) {
        return office.require(changes.stream()
                .filter(c -> !c.before().time().equals(c.after().time()))
                .map(BriefingChange::after)
                .toList());
    }

    private Mono<Replanned> store(List<Revision> revisions, Rebooked rebooked, Actor actor) {
        var changes = revisions.stream()
                .map(Revision::before)
                .map(before -> new BriefingChange(before, required(rebooked.after(), before), null))
                .toList();
        var warnings = Warning.all(judge(changes), rebooked.warnings());
        return briefings
                .change(changes, "change", actor)
                .then(vacancies.fill(rebooked.vacant()))
                .thenReturn(new Replanned(
                        changes.stream().map(BriefingChange::after).toList(), warnings));
    }

    private static Briefing required(Map<BriefingId, Briefing> after, Briefing before) {
        return java.util.Objects.requireNonNull(after.get(before.id()));
    }

    private static Set<String> codes(List<Revision> revisions) {
        var codes = new LinkedHashSet<String>();
        revisions.forEach(revision -> codes.addAll(revision.form().codes()));
        return codes;
    }
}
