package vn.giaoban.substitutions;

/** What became of a request. All but the first are final. */
public enum SubstitutionStatus {
    /** Nobody has decided yet. */
    PENDING,
    /** The substitute has the seat. */
    APPROVED,
    /** Refused: the delegate is still expected. */
    REJECTED,
    /** Taken back, or overtaken by events: the delegate was dropped, or the briefing is over. */
    WITHDRAWN
}
