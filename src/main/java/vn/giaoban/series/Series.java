package vn.giaoban.series;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.recurrence.Recurrence;

/**
 * The rule that briefings came from.
 *
 * @param recurrence which occurrences there are
 * @param length how long each lasts
 * @param template the plan that new occurrences are made from, as JSON of the form in which it would be asked for
 * @param published whether new occurrences are published at once
 * @param filledUntil occurrences with a recurrence id before this, in wall-clock time, have been made
 * @param splitFrom the series that this one was cut off from
 */
public record Series(
        UUID id,
        Recurrence recurrence,
        Duration length,
        String template,
        boolean published,
        LocalDateTime filledUntil,
        @Nullable UUID splitFrom,
        Instant createdAt,
        String createdBy) {

    /** The same with another rule. */
    public Series with(Recurrence other) {
        return new Series(id, other, length, template, published, filledUntil, splitFrom, createdAt, createdBy);
    }

    /** The same with another plan for what is made from now on. */
    public Series withTemplate(String other, Duration otherLength) {
        return new Series(id, recurrence, otherLength, other, published, filledUntil, splitFrom, createdAt, createdBy);
    }

    /** The same, new occurrences being published at once. */
    public Series whenPublished() {
        return new Series(id, recurrence, length, template, true, filledUntil, splitFrom, createdAt, createdBy);
    }

    /** The same, filled up to a recurrence id. */
    public Series filledUntil(LocalDateTime until) {
        return new Series(id, recurrence, length, template, published, until, splitFrom, createdAt, createdBy);
    }

    /** The part from an occurrence on, as a series of its own. */
    public Series splitAt(UUID other, LocalDateTime recurrenceId) {
        return new Series(
                other,
                recurrence.startingAt(recurrenceId),
                length,
                template,
                published,
                filledUntil,
                id,
                createdAt,
                createdBy);
    }
}
