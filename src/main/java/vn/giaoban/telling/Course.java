package vn.giaoban.telling;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.giaoban.audience.Plan;
import vn.giaoban.recurrence.Recurrence;

/**
 * A series as it stands now.
 *
 * @param known occurrences before this, by the series' own names, have been made or left out
 * @param calledOff plans of those that were called off, by the series' own names
 * @param held names of the published ones that are still to come
 * @param split whether a part of it went on as a series of its own
 * @param now what is over by then stays in calendars as it is
 */
record Course(
        UUID series,
        Recurrence recurrence,
        LocalDateTime known,
        Map<LocalDateTime, Plan> calledOff,
        Set<LocalDateTime> held,
        boolean split,
        Instant now) {

    /** Whether an occurrence neither takes place in this series nor was called off. */
    boolean isElsewhere(LocalDateTime recurrenceId) {
        return !held.contains(recurrenceId) && !calledOff.containsKey(recurrenceId);
    }

    /** How many are still to come. */
    int coming() {
        return held.size();
    }

    /** Whether it goes on after what is known. */
    boolean isEndless() {
        return recurrence.isEndless();
    }

    /** Where calendars have an occurrence. */
    LocalDateTime at(LocalDateTime recurrenceId) {
        return recurrenceId.plus(recurrence.shift());
    }

    /** Before this, by the series' own names, an occurrence that is missing is missing for good. */
    LocalDateTime horizon() {
        return isEndless() ? known : LocalDateTime.of(4000, 1, 1, 0, 0);
    }

    /** How what was told of an occurrence reads now that it is not attended any more: it was called off, or left out, or goes on without them. */
    Plan gone(LocalDateTime recurrenceId, Plan told) {
        var off = calledOff.get(recurrenceId);
        if (off != null) return off;
        return told.calledOff(!held.contains(recurrenceId), null);
    }
}
