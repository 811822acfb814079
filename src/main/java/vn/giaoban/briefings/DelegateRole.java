package vn.giaoban.briefings;

/** What a delegate is at a briefing. */
public enum DelegateRole {
    /** Leads it; can't be in two briefings at once. */
    CHAIR,
    /** Keeps the minutes and moderates. */
    SECRETARY,
    /** Reports; can't be in two briefings at once. */
    PRESENTER,
    /** Takes part. */
    DELEGATE,
    /** Listens. */
    OBSERVER,
    /** Runs the room's equipment. */
    TECHNICIAN
}
