package vn.giaoban.recurrence;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A rule as the calendars of others are given it (RFC 5545): without bounds and shift, which they don't know.
 *
 * @param rrule without COUNT; with UNTIL in UTC unless it has no end
 * @param start DTSTART, by the clocks of the zone; it is the first occurrence
 * @param exdates what the rule gives and does not take place
 */
public record Exported(String rrule, LocalDateTime start, List<LocalDateTime> exdates) {}
