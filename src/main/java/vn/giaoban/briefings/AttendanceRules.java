package vn.giaoban.briefings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How attendance is judged; a component that is null leaves the service's own rule in force.
 *
 * @param lateAfter a first presence later than this after the start is LATE
 * @param leftEarlyBeforeEnd a last presence that ends more than this before the real end is LEFT_EARLY
 * @param absentBelowShare present for less than this share of the time, 0 to 1, is ABSENT
 * @param bridgeGapsUnder a gap shorter than this counts as presence
 */
public record AttendanceRules(
        @Nullable Duration lateAfter,
        @Nullable Duration leftEarlyBeforeEnd,
        @Nullable Double absentBelowShare,
        @Nullable Duration bridgeGapsUnder) {

    /** No rule of its own. */
    public static final AttendanceRules NONE = new AttendanceRules(null, null, null, null);
}
