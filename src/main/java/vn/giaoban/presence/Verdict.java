package vn.giaoban.presence;

/** What attendance at a briefing comes to, for a point's device or a delegate; the HTTP contract has the rules. */
public enum Verdict {
    /** There from about the start to about the end. */
    PRESENT,
    /** Came, but too long after the start. */
    LATE,
    /** Came in time, but went too long before the real end. */
    LEFT_EARLY,
    /** Not there, or for too small a share of the time. */
    ABSENT,
    /** Excused: only ever by hand. */
    EXCUSED
}
