package vn.giaoban.calendars;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import vn.giaoban.recurrence.Recurrence;

/**
 * The rule of a series as one recipient's calendar has it: the entry that repeats.
 *
 * @param rrule as calendars read it
 * @param shift from the series' own names of occurrences to those that calendars know
 * @param exdates what the rule gives and the recipient does not attend, in calendars' names
 * @param pattern the first occurrence, which the others repeat
 */
public record Rhythm(String rrule, Duration shift, List<LocalDateTime> exdates, Sitting pattern) {

    /** The rule with its exceptions. */
    public Recurrence recurrence(ZoneId zone) {
        return Recurrence.of(rrule, pattern.at(), zone, exdates);
    }
}
