package vn.giaoban.alerts;

/** What an alert is about. */
public enum AlertKind {
    /** A point is not connected shortly before the start. */
    NOT_CONNECTED_BEFORE_START,
    /** A point has not come although the briefing has begun. */
    NOT_CONNECTED_AFTER_START,
    /** A point's connection broke off and did not come back. */
    DROPPED,
    /** Too few of the required points are connected. */
    QUORUM_LOST,
    /** The chair is not there. */
    CHAIR_ABSENT;

    /** Whether it is told once for a briefing's start, whatever happens later; the others are told again when it happens again. */
    boolean isOfTheStart() {
        return this == NOT_CONNECTED_BEFORE_START || this == NOT_CONNECTED_AFTER_START;
    }
}
