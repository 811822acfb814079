package vn.giaoban.attendance;

/** What a scorecard has one line for. */
public enum TallyBy {
    /** A point: its device's verdicts. */
    POINT,
    /** A kind of points: the verdicts of their devices. */
    KIND,
    /** A person, by mail address or else by name: their verdicts as a delegate. */
    PERSON,
    /** Who led the briefings: the verdicts of the devices there. */
    CHAIR
}
