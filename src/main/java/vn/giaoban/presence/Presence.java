package vn.giaoban.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.giaoban.kernel.TimeRange;

/**
 * A time without interruption in which somebody was connected. It may have no length: times are told in whole seconds.
 *
 * @param from when it began
 * @param to when it ended, not before {@code from}; {@link #OPEN} when nobody told an end
 */
record Presence(Instant from, Instant to) {

    /** The end of what has not ended as far as anybody told. */
    static final Instant OPEN = Instant.MAX;

    private static final Comparator<Presence> BY_TIME =
            Comparator.comparing(Presence::from).thenComparing(Presence::to);

    /** The same times as separate presences in order: overlapping or touching ones, as of two devices, become one. */
    static List<Presence> merged(List<Presence> presences) {
        return joined(presences.stream().sorted(BY_TIME).toList(), Duration.ZERO);
    }

    /** Presences in order with the gaps shorter than {@code under} counted as presence. */
    static List<Presence> bridged(List<Presence> inOrder, Duration under) {
        return joined(inOrder, under);
    }

    private static List<Presence> joined(List<Presence> inOrder, Duration under) {
        var result = new ArrayList<Presence>();
        for (var next : inOrder) {
            var last = result.isEmpty() ? null : result.getLast();
            if (last != null && last.reaches(next, under)) result.set(result.size() - 1, last.until(next.to));
            else result.add(next);
        }
        return result;
    }

    private boolean reaches(Presence next, Duration under) {
        return !next.from.isAfter(to) || Duration.between(to, next.from).compareTo(under) < 0;
    }

    private Presence until(Instant end) {
        return end.isAfter(to) ? new Presence(from, end) : this;
    }

    /** Whether any of it lies inside the window; touching the window's start from before is not enough. */
    boolean within(TimeRange window) {
        if (!from.isBefore(window.end())) return false;
        return to.isAfter(window.start()) || !from.isBefore(window.start());
    }

    /** The part inside the window; only for what is {@link #within} it. */
    Presence clipped(TimeRange window) {
        return new Presence(
                from.isBefore(window.start()) ? window.start() : from, to.isAfter(window.end()) ? window.end() : to);
    }

    /** How long it lasts; only for what has an end. */
    Duration length() {
        return Duration.between(from, to);
    }

    /** Whether it has not ended as far as anybody told. */
    boolean isOpen() {
        return to.equals(OPEN);
    }
}
