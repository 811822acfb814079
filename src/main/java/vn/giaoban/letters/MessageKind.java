package vn.giaoban.letters;

/** What a message asks of its recipient; the METHOD of its calendar part (RFC 5546), where it has one. */
public enum MessageKind {
    /** Come, or: it has changed. */
    REQUEST,
    /** It is called off, or you are no longer expected. */
    CANCEL,
    /** It stands, and something is still to be done, or it is soon: a letter only, the calendar has its entry already. */
    REMINDER,
    /** Something beside the plan is asked or told: a letter only. */
    NOTICE
}
