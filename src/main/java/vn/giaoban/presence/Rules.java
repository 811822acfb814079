package vn.giaoban.presence;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.AttendanceRules;

/**
 * The rules of one briefing with nothing left open.
 *
 * @param lateAfter a first presence that begins more than this after the start is late
 * @param leftEarlyBeforeEnd a last presence that ends more than this before the real end is early
 * @param absentBelowShare present for less than this share of the time is absent, 0 to 1
 * @param bridgeGapsUnder a gap shorter than this counts as presence
 */
public record Rules(
        Duration lateAfter, Duration leftEarlyBeforeEnd, double absentBelowShare, Duration bridgeGapsUnder) {

    /** The briefing's own rules, and the service's where it has none. */
    public static Rules of(AttendanceRules own, Rules service) {
        return new Rules(
                either(own.lateAfter(), service.lateAfter()),
                either(own.leftEarlyBeforeEnd(), service.leftEarlyBeforeEnd()),
                either(own.absentBelowShare(), service.absentBelowShare()),
                either(own.bridgeGapsUnder(), service.bridgeGapsUnder()));
    }

    private static <T> T either(@Nullable T own, T service) {
        return Objects.requireNonNullElse(own, service);
    }
}
