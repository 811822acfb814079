package vn.giaoban.reminders;

import java.time.Duration;
import java.time.Instant;
import vn.giaoban.briefings.BriefingId;

/**
 * One time at which everybody expected at a briefing is reminded of it. A briefing that moves has other reminders; a change that does not
 * move it has the same.
 *
 * @param start when the briefing begins
 * @param before how long before that
 */
record Reminder(BriefingId briefing, Instant start, Duration before) {

    /** When it is due. */
    Instant due() {
        return start.minus(before);
    }
}
