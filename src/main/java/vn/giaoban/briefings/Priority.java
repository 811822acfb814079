package vn.giaoban.briefings;

/** How urgent a briefing is, lowest first. */
public enum Priority {
    ROUTINE,
    IMPORTANT,
    URGENT
}
