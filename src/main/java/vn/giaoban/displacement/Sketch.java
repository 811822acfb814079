package vn.giaoban.displacement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giaoban.booking.Booking;
import vn.giaoban.booking.HeldRooms;
import vn.giaoban.booking.Vacancies;
import vn.giaoban.capacity.Bearing;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.planning.Warning;
import vn.giaoban.points.Point;
import vn.giaoban.reservations.Claim;
import vn.giaoban.reservations.Clash;
import vn.giaoban.reservations.Grant;
import vn.giaoban.reservations.RoomWish;
import vn.giaoban.reservations.Vacancy;

/**
 * How a displacement could be done, as far as can be told without locks.
 *
 * @param taken what was in the plan's way when it was worked out
 * @param displaced those who make way, each with its place
 */
record Sketch(Asked asked, List<Clash> taken, MakingWay way, List<Displaced> displaced) {

    /**
     * What is asked for.
     *
     * @param catalogue the points that the plan knows, by code
     * @param warnings what the office says of it
     * @param held the rooms that were held for it
     */
    record Asked(BriefingPlan plan, Map<String, Point> catalogue, List<Warning> warnings, HeldRooms.Held held) {

        Booking.Terms terms() {
            return Booking.Terms.allOf(catalogue);
        }
    }

    BriefingPlan plan() {
        return asked.plan();
    }

    /** The briefings that make way. */
    Set<UUID> yielding() {
        return way.yielding();
    }

    /** All whose reservations do not count as taken. */
    Set<UUID> givingBack() {
        return Stream.concat(yielding().stream(), asked.held().yielding().stream())
                .collect(Collectors.toSet());
    }

    /** The rooms that may become free for others. */
    List<Vacancy> vacant() {
        var before = displaced.stream().map(Displaced::before).toList();
        return Stream.concat(Vacancies.of(before).stream(), asked.held().vacancies().stream())
                .toList();
    }

    List<TimeRange> ranges() {
        return Stream.concat(
                        Stream.of(plan().briefing().held()), displaced.stream().flatMap(d -> d.ranges().stream()))
                .toList();
    }

    List<Claim> claims() {
        var wishes = way.rooms().entrySet().stream()
                .map(room -> new RoomWish(room.getKey(), true, List.of(room.getValue())))
                .toList();
        var own = new Claim(
                plan().briefing().id().value(),
                wishes,
                plan().people(),
                plan().briefing().held());
        return Stream.concat(
                        Stream.of(own),
                        displaced.stream().filter(Displaced::isKept).map(Displaced::claim))
                .toList();
    }

    /** What it is done in spite of. */
    List<Warning> warnings(Bearing bearing) {
        return Warning.all(
                asked.warnings(), bearing.warnings().stream().map(Warning::of).toList());
    }

    List<Grant> grants() {
        return Stream.concat(
                        Stream.of(plan().grant(way.rooms())),
                        displaced.stream().filter(Displaced::isKept).map(Displaced::grant))
                .toList();
    }
}
