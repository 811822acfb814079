package vn.giaoban.scheduling;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.points.Point;
import vn.giaoban.reservations.Claim;
import vn.giaoban.reservations.Clash;
import vn.giaoban.reservations.Grant;
import vn.giaoban.reservations.RoomWish;

/**
 * How a displacement could be done, as far as can be told without locks.
 *
 * @param taken what was in the plan's way when it was worked out
 * @param displaced those who make way, each with its place
 */
record Sketch(Asked asked, List<Clash> taken, MakingWay way, List<Displaced> displaced) {

    /** A plan and the points it knows. */
    record Asked(BriefingPlan plan, Map<String, Point> catalogue) {

        Booking.Terms terms() {
            return Booking.Terms.allOf(catalogue);
        }
    }

    BriefingPlan plan() {
        return asked.plan();
    }

    Set<UUID> yielding() {
        return way.yielding();
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

    List<Grant> grants() {
        return Stream.concat(
                        Stream.of(plan().grant(way.rooms())),
                        displaced.stream().filter(Displaced::isKept).map(Displaced::grant))
                .toList();
    }
}
