package vn.giaoban.displacement;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.booking.ConflictExplainer;
import vn.giaoban.booking.HeldRooms;
import vn.giaoban.booking.Refused;
import vn.giaoban.booking.ScheduleConflict;
import vn.giaoban.booking.ScheduleConflict.Conflict;
import vn.giaoban.booking.Vacancies;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.briefings.NewBriefing;
import vn.giaoban.capacity.Bearing;
import vn.giaoban.capacity.Capacity;
import vn.giaoban.database.LateRefusal;
import vn.giaoban.database.Outdated;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.Unavailable;
import vn.giaoban.kernel.Problem;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.planning.OfficeCheck;
import vn.giaoban.planning.Planner;
import vn.giaoban.planning.Warning;
import vn.giaoban.points.PointGroups;
import vn.giaoban.points.Points;
import vn.giaoban.reservations.Clash;
import vn.giaoban.reservations.Connections;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.series.SeriesRecords;

/**
 * Books a briefing over less important ones, each of which gets its best alternative or is called off in the same transaction. All is
 * worked out without locks; under the locks it is only looked whether it still holds, and if not, it is worked out again.
 */
@Component
class Displacement {

    private final Briefings briefings;
    private final Reservations reservations;
    private final Relocation relocation;
    private final Capacity capacity;
    private final ConflictExplainer explainer;
    private final HeldRooms heldRooms;
    private final Vacancies vacancies;
    private final OfficeCheck office;
    private final SeriesRecords records;
    private final PointGroups groups;
    private final Points points;
    private final Transactions transactions;
    private final Clock clock;

    Displacement(
            Briefings briefings,
            Reservations reservations,
            Relocation relocation,
            Capacity capacity,
            ConflictExplainer explainer,
            HeldRooms heldRooms,
            Vacancies vacancies,
            OfficeCheck office,
            SeriesRecords records,
            PointGroups groups,
            Points points,
            Transactions transactions,
            Clock clock) {
        this.briefings = briefings;
        this.reservations = reservations;
        this.relocation = relocation;
        this.capacity = capacity;
        this.explainer = explainer;
        this.heldRooms = heldRooms;
        this.vacancies = vacancies;
        this.office = office;
        this.records = records;
        this.groups = groups;
        this.points = points;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param briefing the new briefing
     * @param warnings what it was done in spite of
     */
    record Made(Briefing briefing, List<Warning> warnings, List<Displaced> displaced) {}

    /**
     * What would be done.
     *
     * @param conflicts what nobody may displace; when there is any, nothing would be done
     */
    record Forecast(List<Displaced> displaced, List<Conflict> conflicts, List<Warning> warnings) {}

    /** Plans a briefing, books its rooms and displaces whoever has to make way. */
    Mono<Made> schedule(BriefingForm form, Actor actor) {
        return transactions.run(points.keepForBooking()
                .then(asked(form, actor))
                .flatMap(this::sketch)
                .flatMap(sketch -> carryOut(sketch, actor)));
    }

    /** Tells what {@link #schedule} would do just now; the transaction is only for being tried again. */
    Mono<Forecast> forecast(BriefingForm form, Actor actor) {
        return transactions.run(asked(form, actor)
                .flatMap(this::sketch)
                .flatMap(sketch -> explainer
                        .conflicts(
                                refused(sketch, sketch.way().immovable()),
                                false,
                                sketch.asked().terms())
                        .map(conflicts -> new Forecast(
                                sketch.displaced(), conflicts, sketch.asked().warnings()))));
    }

    private Mono<Sketch.Asked> asked(BriefingForm form, Actor actor) {
        return heldRooms
                .find(form.hold(), actor)
                .flatMap(held -> groups.expand(form.groups(), form.codes()).map(found -> {
                    var plan = Planner.plan(form, found, held.rooms(), actor, clock.instant());
                    var warnings = office.require(List.of(plan.briefing()));
                    return new Sketch.Asked(plan, found.points(), warnings, held);
                }));
    }

    private Mono<Sketch> sketch(Sketch.Asked asked) {
        var plan = asked.plan();
        return taken(asked)
                .flatMap(taken -> movable(plan, taken)
                        .delayUntil(_ -> stillTaken(asked, taken))
                        .flatMap(movable -> {
                            var way = MakingWay.of(plan, taken, movable);
                            return place(plan, way, movable).map(displaced -> new Sketch(asked, taken, way, displaced));
                        }));
    }

    /** Everything in the way of a plan, but what is held for it. */
    private Mono<List<Clash>> taken(Sketch.Asked asked) {
        return reservations
                .taken(asked.plan().claim())
                .filter(clash -> !asked.held().yielding().contains(clash.holder()))
                .collectList();
    }

    /** Whether the same stands in the way as before: who was called off or moved meanwhile must be neither displaced nor a reason to refuse. */
    private Mono<Void> stillTaken(Sketch.Asked asked, List<Clash> before) {
        return Mono.defer(() -> taken(asked)).flatMap(now -> now.equals(before) ? Mono.empty() : outdated(asked));
    }

    private Mono<Map<UUID, Briefing>> movable(BriefingPlan plan, List<Clash> taken) {
        var holders = taken.stream().map(Clash::holder).filter(Objects::nonNull).collect(Collectors.toSet());
        var now = clock.instant();
        return briefings
                .getAll(holders)
                .filter(b -> DisplacementPolicy.yields(b, plan.briefing().priority(), now))
                .collectMap(b -> b.id().value(), Function.identity());
    }

    private Mono<List<Displaced>> place(BriefingPlan plan, MakingWay way, Map<UUID, Briefing> movable) {
        var leaving = way.yielding().stream()
                .map(id -> Objects.requireNonNull(movable.get(id)))
                .sorted(DisplacementPolicy.ORDER)
                .toList();
        if (leaving.isEmpty()) return Mono.just(List.of());
        var codes = leaving.stream()
                .flatMap(b -> b.points().stream())
                .map(ExpectedPoint::point)
                .collect(Collectors.toSet());
        var ground = Mono.zip(
                points.byCodes(codes),
                reservations.peopleOf(way.yielding()),
                (catalogue, people) ->
                        new Ground(plan.briefing(), plan.grant(way.rooms()), List.of(), people, catalogue));
        for (var briefing : leaving) ground = ground.flatMap(g -> relocation.place(briefing, g));
        return ground.map(Ground::placed);
    }

    private Mono<Made> carryOut(Sketch sketch, Actor actor) {
        if (!sketch.way().immovable().isEmpty())
            return Mono.error(
                    new LateRefusal(explained(sketch.asked(), sketch.way().clashes())));
        return keepStill(sketch)
                .then(vacancies.ranges(sketch.vacant()))
                .flatMap(ranges -> reservations.lock(union(sketch.ranges(), ranges)))
                .then(stillHolds(sketch))
                .then(Mono.defer(() -> bearable(sketch)))
                .flatMap(bearing -> reservations
                        .release(sketch.yielding())
                        .then(heldRooms.reserve(
                                sketch.grants(),
                                new Connections(sketch.plan().links(), bearing.servers()),
                                sketch.asked().held()))
                        .then(Mono.defer(() -> save(sketch, sketch.warnings(bearing), actor))))
                .delayUntil(_ -> vacancies.fill(sketch.vacant()));
    }

    private static List<TimeRange> union(List<TimeRange> some, List<TimeRange> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Those who make way can't be changed by others any more; the rows come before the hours, as in every change. */
    private Mono<Void> keepStill(Sketch sketch) {
        var ids = sketch.yielding().stream().map(BriefingId::new).toList();
        return briefings.getForChange(ids).collectList().flatMap(found -> {
            var known = sketch.displaced().stream().map(Displaced::before).collect(Collectors.toSet());
            return known.equals(Set.copyOf(found)) ? Mono.empty() : outdated(sketch.asked());
        });
    }

    /** Whether everything that was worked out can still be had, and who makes way still may. */
    private Mono<Void> stillHolds(Sketch sketch) {
        return stillTaken(sketch.asked(), sketch.taken())
                .then(Mono.defer(() -> reservations.allot(sketch.claims(), sketch.givingBack())))
                .filter(allotments ->
                        allotments.stream().allMatch(a -> a.clashes().isEmpty()) && stillYield(sketch))
                .flatMap(_ -> reservations.peopleOf(sketch.yielding()))
                .filter(people -> sketch.displaced().stream().allMatch(d -> sameAs(people, d)))
                .switchIfEmpty(outdated(sketch.asked()))
                .then();
    }

    private boolean stillYield(Sketch sketch) {
        var priority = sketch.plan().briefing().priority();
        return sketch.displaced().stream()
                .allMatch(d -> DisplacementPolicy.yields(d.before(), priority, clock.instant()));
    }

    private static boolean sameAs(Map<UUID, Collection<String>> people, Displaced displaced) {
        return List.copyOf(people.getOrDefault(displaced.before().id().value(), List.of()))
                .equals(displaced.people());
    }

    private Mono<Bearing> bearable(Sketch sketch) {
        return capacity.check(
                sketch.grants(),
                sketch.plan().links(),
                sketch.givingBack(),
                Set.of(),
                sketch.asked().catalogue());
    }

    private Mono<Made> save(Sketch sketch, List<Warning> warnings, Actor actor) {
        var briefing = sketch.plan().withRooms(sketch.way().rooms());
        var added = new NewBriefing(briefing, sketch.plan().delegates());
        var changes = sketch.displaced().stream().map(Displaced::change).toList();
        return briefings
                .change(changes, "displace", actor)
                .then(markChanged(sketch))
                .then(briefings.add(List.of(added), "schedule", actor))
                .thenReturn(new Made(briefing, warnings, sketch.displaced()));
    }

    /** An occurrence of a series that was displaced does not follow the series in that any more. */
    private Mono<Void> markChanged(Sketch sketch) {
        return Flux.fromIterable(sketch.displaced())
                .concatMap(d -> records.markChanged(d.before().id(), d.changedMembers()))
                .then();
    }

    private <T> Mono<T> outdated(Sketch.Asked asked) {
        return Mono.error(() -> new Outdated(Mono.defer(() -> tooSlow(asked))));
    }

    /** What is said when others were faster each time. */
    private Mono<? extends Problem> tooSlow(Sketch.Asked asked) {
        return taken(asked)
                .flatMap(taken -> taken.isEmpty()
                        ? Mono.just(new Unavailable("Others keep booking at the same time; try again"))
                        : explained(asked, taken));
    }

    private Mono<ScheduleConflict> explained(Sketch.Asked asked, List<Clash> clashes) {
        return explainer.explain(List.of(new Refused(asked.plan(), clashes)), List.of(asked.plan()), asked.terms());
    }

    private static List<Refused> refused(Sketch sketch, List<Clash> clashes) {
        return clashes.isEmpty() ? List.of() : List.of(new Refused(sketch.plan(), clashes));
    }
}
