package vn.giaoban.attendance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.giaoban.presence.Rules;

/**
 * How attendance is judged where a briefing has no rule of its own.
 *
 * @param lateAfter who comes later than this after the start is LATE
 * @param leftEarlyBeforeEnd who goes earlier than this before the real end is LEFT_EARLY
 * @param absentBelowShare who is there for less than this share of the time is ABSENT, 0 to 1
 * @param bridgeGapsUnder gaps shorter than this count as presence
 * @param keepPeople how long after a briefing's start the results name its people; after that only their verdicts are kept
 */
@ConfigurationProperties("giaoban.attendance")
record AttendanceSettings(
        @DefaultValue("PT5M") Duration lateAfter,
        @DefaultValue("PT10M") Duration leftEarlyBeforeEnd,
        @DefaultValue("0.5") double absentBelowShare,
        @DefaultValue("PT60S") Duration bridgeGapsUnder,
        @DefaultValue("P730D") Duration keepPeople) {
    /** The rules of a briefing that has none of its own. */
    Rules rules() {
        return new Rules(lateAfter, leftEarlyBeforeEnd, absentBelowShare, bridgeGapsUnder);
    }
}
