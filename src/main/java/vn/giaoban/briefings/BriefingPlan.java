package vn.giaoban.briefings;

import java.util.List;
import java.util.Map;
import vn.giaoban.reservations.RoomWish;

/**
 * A checked plan that only lacks its rooms.
 *
 * @param briefing the briefing; its points have no rooms yet
 * @param wishes for each point the rooms that would do
 * @param people mail addresses of those who can't be in two briefings at once
 * @param delegates those named by the secretary, the chair first
 */
record BriefingPlan(Briefing briefing, List<RoomWish> wishes, List<String> people, List<PlannedDelegate> delegates) {

    /** The wishes without which it fails: all, or under BEST_EFFORT the required ones. */
    List<RoomWish> needed() {
        if (briefing.policy() == BookingPolicy.ALL_OR_NOTHING) return wishes;
        return wishes.stream().filter(RoomWish::required).toList();
    }

    /** The briefing with the rooms that were found. */
    Briefing withRooms(Map<String, String> rooms) {
        return BriefingChanges.withPoints(
                briefing,
                briefing.points().stream()
                        .map(p ->
                                new ExpectedPoint(p.point(), p.required(), rooms.get(p.point()), p.pinned(), p.quota()))
                        .toList());
    }
}
