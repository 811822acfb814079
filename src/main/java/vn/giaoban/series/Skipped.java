package vn.giaoban.series;

import java.time.LocalDateTime;
import vn.giaoban.kernel.TimeRange;

/**
 * An occurrence that could not be had.
 *
 * @param recurrenceId the wall-clock start that the rule gave it
 * @param time when it would have been
 * @param conflicts what stood in its way, as JSON of a list
 */
public record Skipped(LocalDateTime recurrenceId, TimeRange time, String conflicts) {}
