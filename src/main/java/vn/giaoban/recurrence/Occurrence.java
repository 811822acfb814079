package vn.giaoban.recurrence;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/**
 * One meeting of a series.
 *
 * @param recurrenceId the wall-clock start that the rule gives, before any shift: it names the occurrence for ever (RFC 5545, 3.8.4.4)
 * @param start when it really starts, in the series' zone
 */
public record Occurrence(LocalDateTime recurrenceId, ZonedDateTime start) {}
