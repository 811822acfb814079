package vn.giaoban.calendars;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Plan;
import vn.giaoban.kernel.TimeRange;

/**
 * One occurrence of a series, as one recipient is told it; kept as JSON beside the messages.
 *
 * @param recurrenceId the series' own name for it
 * @param at the name that calendars know it by (RECURRENCE-ID), by the clocks of the series' zone
 * @param room id of the recipient's room; null when there is none
 * @param roomName what people call it
 */
public record Sitting(
        LocalDateTime recurrenceId,
        LocalDateTime at,
        Plan plan,
        @Nullable String room,
        @Nullable String roomName) {

    /** The same meeting as another occurrence. */
    public Sitting repeated(LocalDateTime other, LocalDateTime otherAt, ZoneId zone) {
        var start = otherAt.atZone(zone).toInstant();
        var time = new TimeRange(start, start.plus(plan.time().duration()));
        return new Sitting(other, otherAt, plan.at(time), room, roomName);
    }

    /** The same under another name of calendars. */
    public Sitting named(LocalDateTime otherAt) {
        return new Sitting(recurrenceId, otherAt, plan, room, roomName);
    }

    /** The same with another plan. */
    public Sitting with(Plan other) {
        return new Sitting(recurrenceId, at, other, room, roomName);
    }

    /** What is worth a message to somebody who was told the other. */
    public Set<Change> changesSince(Sitting other) {
        var changes = EnumSet.noneOf(Change.class);
        changes.addAll(plan.changesSince(other.plan));
        if (!Objects.equals(room, other.room)) changes.add(Change.ROOM);
        return changes;
    }
}
