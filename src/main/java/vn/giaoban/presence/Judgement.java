package vn.giaoban.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the facts come to for one device or person.
 *
 * @param verdict never EXCUSED; null before the briefing's start
 * @param late whether the first presence began too long after the start, whatever the verdict
 * @param leftEarly whether the last presence ended too long before the real end, whatever the verdict
 * @param firstJoin when the first presence that reaches into the briefing began, even before the start; null without any
 * @param lastLeave when the last such presence ended, even after the end; null without any, or when nobody told an end
 * @param present how long they were there, within the briefing, short gaps counted
 * @param share {@code present} as a share of the time from the start to the real end, 0 to 1
 * @param lateBy how long after the start the first presence began; zero when it began before
 * @param drops how often the connection broke off and came back during the briefing, however short the gap
 * @param sessions the visits that reach into the briefing, by begin
 */
public record Judgement(
        @Nullable Verdict verdict,
        boolean late,
        boolean leftEarly,
        @Nullable Instant firstJoin,
        @Nullable Instant lastLeave,
        Duration present,
        double share,
        Duration lateBy,
        int drops,
        List<Visit> sessions) {

    /** For somebody of whom there is nothing to say yet. */
    public static final Judgement NONE =
            new Judgement(null, false, false, null, null, Duration.ZERO, 0, Duration.ZERO, 0, List.of());

    /** For somebody who never came to a briefing that has begun. */
    static final Judgement NEVER_CAME =
            new Judgement(Verdict.ABSENT, false, false, null, null, Duration.ZERO, 0, Duration.ZERO, 0, List.of());
}
