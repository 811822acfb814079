package vn.giaoban.planning;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.giaoban.briefings.BookingPolicy;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.briefings.PlannedDelegate;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.reservations.Allotment;
import vn.giaoban.reservations.Claim;
import vn.giaoban.reservations.Grant;
import vn.giaoban.reservations.RoomWish;

/**
 * A checked plan that only lacks its rooms.
 *
 * @param briefing the briefing; its points have no rooms yet
 * @param wishes for each point the rooms that would do
 * @param people mail addresses of those who can't be in two briefings at once
 * @param delegates those named by the secretary, the chair first
 */
public record BriefingPlan(
        Briefing briefing, List<RoomWish> wishes, List<String> people, List<PlannedDelegate> delegates) {

    /** The wishes without which it fails: all, or under BEST_EFFORT the required ones. */
    public List<RoomWish> needed() {
        if (briefing.policy() == BookingPolicy.ALL_OR_NOTHING) return wishes;
        return wishes.stream().filter(RoomWish::required).toList();
    }

    /** The same plan for another time, as of another occurrence of a series. */
    public BriefingPlan at(BriefingId id, TimeRange time) {
        return new BriefingPlan(briefing.repeatedAt(id, time), wishes, people, delegates);
    }

    /** The same wishes for another form of the briefing. */
    public BriefingPlan with(Briefing other) {
        return new BriefingPlan(other, wishes, people, delegates);
    }

    /** The same plan with other people who must be free. */
    public BriefingPlan withPeople(List<String> others) {
        return new BriefingPlan(briefing, wishes, others, delegates);
    }

    /** What it asks to be reserved. */
    public Claim claim() {
        return new Claim(briefing.id().value(), wishes, people, briefing.held());
    }

    /** What is to be reserved once rooms are found. */
    public Grant grant(Allotment found) {
        return Grant.of(claim(), found);
    }

    /** What is to be reserved once rooms were chosen among what others give back. */
    public Grant grant(Map<String, String> rooms) {
        return new Grant(briefing.id().value(), rooms, people, briefing.held(), true, null);
    }

    /** How many of its people will connect with a link of their own, by its id; nothing for a plan that changes one, which does not name them all. */
    public Map<UUID, Integer> links() {
        if (briefing.version() > 1) return Map.of();
        var links = delegates.stream().filter(d -> d.point() == null).count();
        return Map.of(briefing.id().value(), (int) links);
    }

    /** The briefing with the rooms that were found. */
    public Briefing withRooms(Map<String, String> rooms) {
        return briefing.withPoints(briefing.points().stream()
                .map(p -> new ExpectedPoint(p.point(), p.required(), rooms.get(p.point()), p.pinned(), p.quota()))
                .toList());
    }
}
