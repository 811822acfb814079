package vn.giaoban.displacement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingChange;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.planning.BriefingPatch;
import vn.giaoban.reservations.Claim;
import vn.giaoban.reservations.Grant;
import vn.giaoban.reservations.RoomWish;

/**
 * A briefing that makes way for another.
 *
 * @param before as it is
 * @param after with other rooms, at another time, or called off
 * @param people mail addresses of those of its people who can't be in two briefings at once
 * @param reason why, for those who are told
 */
record Displaced(Briefing before, Briefing after, List<String> people, String reason) {

    /** What becomes of it. */
    enum Action {
        /** Its time stays, some of its rooms are others. */
        ROOMS,
        /** It has another time. */
        MOVED,
        /** There was no other time. */
        CANCELLED
    }

    /** A room that is another one; {@code asked} says that the secretary had asked for the first by name. */
    record RoomChange(
            String point, @Nullable String from, @Nullable String to, boolean asked) {}

    Action action() {
        if (after.status() == BriefingStatus.CANCELLED) return Action.CANCELLED;
        return before.time().equals(after.time()) ? Action.ROOMS : Action.MOVED;
    }

    boolean isKept() {
        return action() != Action.CANCELLED;
    }

    /** What it asks for under the locks: exactly what was found for it before. */
    Claim claim() {
        var wishes = rooms(after).entrySet().stream()
                .map(room -> new RoomWish(room.getKey(), true, List.of(room.getValue())))
                .toList();
        return new Claim(after.id().value(), wishes, people, after.held());
    }

    Grant grant() {
        return new Grant(after.id().value(), rooms(after), people, after.held(), true, null);
    }

    BriefingChange change() {
        return new BriefingChange(before, after, reason);
    }

    /** The members of its plan that are its own from now on, should it come from a series. */
    Set<String> changedMembers() {
        return switch (action()) {
            case ROOMS -> Set.of("points");
            case MOVED -> Set.of(BriefingPatch.TIME);
            case CANCELLED -> Set.of();
        };
    }

    /** The ranges in which it gives back or takes something. */
    List<TimeRange> ranges() {
        return isKept() ? List.of(before.held(), after.held()) : List.of(before.held());
    }

    /** As the answer tells of it; a briefing that is called off names no rooms. */
    Map<String, Object> view() {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", before.id());
        view.put("title", before.title());
        view.put("action", action());
        view.put("from", time(before));
        view.put("to", isKept() ? time(after) : null);
        view.put("rooms", isKept() ? roomChanges() : List.of());
        return view;
    }

    private List<RoomChange> roomChanges() {
        var rooms = rooms(after);
        var changes = new ArrayList<RoomChange>();
        for (var point : before.points()) {
            var room = rooms.get(point.point());
            if (!Objects.equals(point.room(), room))
                changes.add(new RoomChange(point.point(), point.room(), room, point.pinned()));
        }
        return changes;
    }

    private static Map<String, Object> time(Briefing briefing) {
        return Map.of(
                "start", briefing.time().start().atZone(briefing.zone()).toOffsetDateTime(),
                "end", briefing.time().end().atZone(briefing.zone()).toOffsetDateTime());
    }

    private static Map<String, String> rooms(Briefing briefing) {
        return briefing.roomsByPoint();
    }
}
