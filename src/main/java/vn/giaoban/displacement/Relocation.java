package vn.giaoban.displacement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.office.OfficeCalendar;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.planning.OfficeCheck;
import vn.giaoban.points.Room;
import vn.giaoban.reservations.Allotment;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.reservations.RoomWish;
import vn.giaoban.reservations.Slot;
import vn.giaoban.reservations.SlotSearch;

/**
 * Finds the best alternative of a briefing that has to make way: other rooms at the same time, else the nearest time at which it can be
 * held as planned, else none. It changes nothing.
 */
@Component
class Relocation {

    private static final Duration HORIZON = Duration.ofDays(14);
    /** A briefing is moved to an earlier time only when its people can still hear of it. */
    private static final Duration WARNING = Duration.ofHours(1);
    /** All quarter hours within the horizon. */
    private static final int SLOTS = 14 * 96;

    private static final int TRIED_AT_ONCE = 8;

    private final Reservations reservations;
    private final OfficeCalendar calendar;
    private final OfficeCheck office;
    private final Clock clock;

    Relocation(Reservations reservations, OfficeCalendar calendar, OfficeCheck office, Clock clock) {
        this.reservations = reservations;
        this.calendar = calendar;
        this.office = office;
        this.clock = clock;
    }

    /** Places one more of those who make way. */
    Mono<Ground> place(Briefing briefing, Ground ground) {
        return inOtherRooms(briefing, ground)
                .switchIfEmpty(Mono.defer(() -> atAnotherTime(briefing, ground)))
                .switchIfEmpty(Mono.fromSupplier(() -> calledOff(briefing, ground)))
                .map(ground::with);
    }

    private Mono<Displaced> inOtherRooms(Briefing briefing, Ground ground) {
        if (ground.takesAnyOf(ground.peopleOf(briefing), briefing.held())) return Mono.empty();
        var plan = new BriefingPlan(
                briefing,
                briefing.points().stream()
                        .filter(p -> p.room() != null)
                        .map(p -> wishAtSameTime(p, briefing, ground))
                        .toList(),
                ground.peopleOf(briefing),
                List.of());
        return fitting(List.of(plan), ground)
                .map(found -> displaced(briefing, briefing.withLaterPoints(points(briefing, found.rooms())), ground));
    }

    /** The room it has, or, where that is taken from it, any other with the seats, even if it had been asked for by name. */
    private static RoomWish wishAtSameTime(ExpectedPoint expected, Briefing briefing, Ground ground) {
        var room = String.valueOf(expected.room());
        if (!ground.takesRoom(room, briefing.held()))
            return new RoomWish(expected.point(), expected.required(), List.of(room));
        return without(
                taken(ground, briefing.held()),
                new RoomWish(expected.point(), expected.required(), rooms(expected, ground)));
    }

    private Mono<Displaced> atAnotherTime(Briefing briefing, Ground ground) {
        var wishes = briefing.points().stream()
                .map(p -> new RoomWish(
                        p.point(), p.required(), p.pinned() && p.room() != null ? List.of(p.room()) : rooms(p, ground)))
                .toList();
        var plan = new BriefingPlan(briefing, wishes, ground.peopleOf(briefing), List.of());
        return reservations
                .search(search(plan), ground.yieldingFor(briefing))
                .filter(slot -> slot.complete() && isGood(slot, briefing))
                .sort(nearestTo(briefing.time().start()))
                .map(slot -> at(slot, plan))
                .filter(moved ->
                        !ground.takesAnyOf(moved.people(), moved.briefing().held()))
                .map(moved -> without(moved, ground))
                .buffer(TRIED_AT_ONCE)
                .concatMap(plans -> fitting(plans, ground), 1)
                .next()
                .map(found -> displaced(briefing, moved(briefing, found), ground));
    }

    private SlotSearch search(BriefingPlan plan) {
        var b = plan.briefing();
        var start = b.time().start();
        var morning =
                start.atZone(b.zone()).toLocalDate().atStartOfDay(b.zone()).toInstant();
        var now = clock.instant();
        var window = new TimeRange(
                morning.isAfter(now) ? morning : now,
                start.plus(HORIZON).plus(b.time().duration()));
        var open = calendar.isWorkingTime(b.time(), b.zone()) ? calendar.openRanges(window, b.zone()) : null;
        return new SlotSearch(
                plan.needed(),
                plan.people(),
                b.time().duration(),
                b.bufferBefore(),
                b.bufferAfter(),
                window,
                open,
                SLOTS);
    }

    private boolean isGood(Slot slot, Briefing briefing) {
        if (!office.allows(briefing, new TimeRange(slot.start(), slot.end()))) return false;
        var start = briefing.time().start();
        if (slot.start().isBefore(start))
            return !slot.start().isBefore(clock.instant().plus(WARNING));
        return slot.start().isAfter(start);
    }

    private static Comparator<Slot> nearestTo(Instant start) {
        return Comparator.comparing(
                        (Slot slot) -> Duration.between(start, slot.start()).abs())
                .thenComparing(Slot::start, Comparator.reverseOrder());
    }

    private static BriefingPlan at(Slot slot, BriefingPlan plan) {
        return plan.at(plan.briefing().id(), new TimeRange(slot.start(), slot.end()));
    }

    private static BriefingPlan without(BriefingPlan plan, Ground ground) {
        var taken = taken(ground, plan.briefing().held());
        return new BriefingPlan(
                plan.briefing(),
                plan.wishes().stream().map(wish -> without(taken, wish)).toList(),
                plan.people(),
                plan.delegates());
    }

    private static Predicate<String> taken(Ground ground, TimeRange time) {
        return room -> ground.takesRoom(room, time);
    }

    private static RoomWish without(Predicate<String> taken, RoomWish wish) {
        return new RoomWish(
                wish.point(),
                wish.required(),
                wish.rooms().stream().filter(taken.negate()).toList());
    }

    /** A plan with the rooms that were found for it. */
    private record Fit(BriefingPlan plan, Map<String, String> rooms) {}

    /** The first of these plans, all for one briefing, that can be had; empty when there is none. */
    private Mono<Fit> fitting(List<BriefingPlan> plans, Ground ground) {
        return reservations
                .allot(
                        plans.stream().map(BriefingPlan::claim).toList(),
                        ground.yieldingFor(plans.getFirst().briefing()))
                .flatMapIterable(allotments -> fits(plans, allotments))
                .next();
    }

    private static List<Fit> fits(List<BriefingPlan> plans, List<Allotment> allotments) {
        var fits = new ArrayList<Fit>();
        for (var i = 0; i < plans.size(); i++)
            if (allotments.get(i).clashesOf(plans.get(i).needed()).isEmpty())
                fits.add(new Fit(plans.get(i), allotments.get(i).rooms()));
        return fits;
    }

    private static Briefing moved(Briefing briefing, Fit found) {
        return briefing.replacedBy(found.plan().briefing().withPoints(points(briefing, found.rooms())));
    }

    private static Displaced calledOff(Briefing briefing, Ground ground) {
        return displaced(briefing, briefing.cancelled(reason(briefing, ground)), ground);
    }

    private static Displaced displaced(Briefing before, Briefing after, Ground ground) {
        return new Displaced(before, after, ground.peopleOf(before), reason(before, ground));
    }

    private static String reason(Briefing briefing, Ground ground) {
        var forRooms = briefing.points().stream()
                .anyMatch(p -> Objects.equals(p.room(), ground.taken().rooms().get(p.point())));
        return DisplacementPolicy.reason(ground.taker(), forRooms);
    }

    /** A room that nobody asked for by name is not pinned. */
    private static List<ExpectedPoint> points(Briefing briefing, Map<String, String> rooms) {
        return briefing.points().stream()
                .map(p -> new ExpectedPoint(
                        p.point(),
                        p.required(),
                        rooms.get(p.point()),
                        p.pinned() && Objects.equals(p.room(), rooms.get(p.point())),
                        p.quota()))
                .toList();
    }

    /** The room it has first, then all others with the seats. */
    private static List<String> rooms(ExpectedPoint expected, Ground ground) {
        var point = ground.catalogue().get(expected.point());
        var fitting = point == null
                ? Stream.<String>empty()
                : point.roomsFor(Math.max(1, expected.quota())).stream().map(Room::id);
        return Stream.concat(Stream.ofNullable(expected.room()), fitting)
                .distinct()
                .toList();
    }
}
