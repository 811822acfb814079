package vn.giaoban.kernel;

import java.time.Duration;
import java.time.Instant;

/**
 * A half-open range of time, [start, end): two ranges that only touch do not overlap.
 *
 * @param start the first instant inside
 * @param end the first instant outside; after {@code start}
 */
public record TimeRange(Instant start, Instant end) {

    /** @throws IllegalArgumentException when the end is not after the start */
    public TimeRange {
        if (!end.isAfter(start)) throw new IllegalArgumentException("end must be after start");
    }

    /** How long it lasts; more than zero. */
    public Duration duration() {
        return Duration.between(start, end);
    }

    /** Whether the two share an instant. */
    public boolean overlaps(TimeRange other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** Whether the instant is inside. */
    public boolean contains(Instant at) {
        return !at.isBefore(start) && at.isBefore(end);
    }

    /** This range with time added at both sides, as buffers around a briefing do. */
    public TimeRange widened(Duration before, Duration after) {
        return new TimeRange(start.minus(before), end.plus(after));
    }
}
