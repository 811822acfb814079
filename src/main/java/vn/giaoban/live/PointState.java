package vn.giaoban.live;

import java.time.Duration;
import java.time.Instant;
import vn.giaoban.attendance.RollCall;
import vn.giaoban.attendance.Standing;

/** How it stands with a point, for somebody who looks at the board. */
public enum PointState {
    /** Not connected yet; the briefing has not begun. */
    EXPECTED,
    /** Not connected yet, but it has checked its equipment. */
    READY,
    /** Connected. */
    CONNECTED,
    /** The briefing has begun and it has not come yet. */
    LATE,
    /** It was connected and no longer is. */
    DROPPED,
    /** It has not come for so long that the others need not wait, or the briefing is over. */
    ABSENT;

    /**
     * The state of a point at the time of the roll call.
     *
     * @param patience how long after the start a point that has not come is only late
     */
    static PointState of(Standing point, boolean ready, RollCall call, Duration patience) {
        if (point.connected()) return CONNECTED;
        if (point.isGone()) return DROPPED;
        var time = call.briefing().time();
        if (call.at().isBefore(time.start())) return ready ? READY : EXPECTED;
        return isAbsent(call.at(), time.start().plus(patience), time.end()) ? ABSENT : LATE;
    }

    private static boolean isAbsent(Instant now, Instant limit, Instant end) {
        return !now.isBefore(limit) || !now.isBefore(end);
    }
}
