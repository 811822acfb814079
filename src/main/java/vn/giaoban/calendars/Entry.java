package vn.giaoban.calendars;

import java.time.Instant;
import net.fortuna.ical4j.model.property.Method;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.BriefingId;

/**
 * A briefing as it stands in one recipient's calendar.
 *
 * @param method REQUEST, CANCEL or PUBLISH
 * @param link the recipient's personal link; null in a cancellation
 * @param portion what it tells of a series; null for a briefing of its own
 */
public record Entry(
        Method method,
        BriefingId briefing,
        int sequence,
        Instant stamp,
        Plan plan,
        Recipient recipient,
        @Nullable String link,
        @Nullable Portion portion) {

    /** The same as a part of a series. */
    public Entry within(Portion other) {
        return new Entry(method, briefing, sequence, stamp, plan, recipient, link, other);
    }

    /** The same for one occurrence of a series. */
    Entry of(Sitting sitting) {
        var there = recipient.in(sitting.room(), sitting.roomName());
        return new Entry(method, briefing, sequence, stamp, sitting.plan(), there, link, portion);
    }
}
