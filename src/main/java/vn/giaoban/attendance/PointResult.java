package vn.giaoban.attendance;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.HeldBriefing;
import vn.giaoban.presence.Verdict;

/**
 * How a point came off at one closed briefing.
 *
 * @param verdict what holds, a correction included
 * @param share the share of the time that its device was connected, 0 to 1
 * @param lateBy how much too late it came, counted from the start
 * @param drops how often the connection broke off and came back
 */
public record PointResult(
        HeldBriefing briefing,
        Verdict verdict,
        @Nullable Instant firstJoin,
        @Nullable Instant lastLeave,
        double share,
        Duration lateBy,
        int drops) {}
