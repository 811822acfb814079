package vn.giaoban.scheduling;

/** How far a command reaches that is given to one occurrence of a series. A briefing of no series is all there is. */
public enum Scope {
    /** This occurrence. */
    THIS,
    /** This one and all after it; a change cuts the series in two. */
    FOLLOWING,
    /** All that have not begun. */
    ALL
}
