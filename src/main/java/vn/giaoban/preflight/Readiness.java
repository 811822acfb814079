package vn.giaoban.preflight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a point's devices are ready for a briefing.
 *
 * @param name of the point
 * @param newest the newest check of the room's device; null when there is none
 * @param rounds one for each check-time, the earliest first
 */
public record Readiness(
        String code, String name, State state, @Nullable DeviceCheck newest, List<Round> rounds) {

    /** How it stands. */
    public enum State {
        /** Nothing was said, or only long before. */
        MISSING,
        /** Something does not work. */
        FAULTY,
        /** All works. */
        READY,
        /** The point does not take part. */
        DECLINED
    }

    /**
     * A check-time.
     *
     * @param before how long before the start
     * @param at when that is
     * @param state what was said from then until the next; MISSING also while it is still to come
     * @param told whether the point was told that it is not ready
     */
    public record Round(Duration before, Instant at, State state, boolean told) {}

    /** Whether somebody should be asked what is the matter. */
    public boolean isUnready() {
        return state == State.MISSING || state == State.FAULTY;
    }
}
