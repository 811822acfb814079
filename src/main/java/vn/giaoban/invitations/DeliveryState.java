package vn.giaoban.invitations;

/** How far a message has come. */
public enum DeliveryState {
    /** Waits for its time, for its turn, or for another attempt. */
    QUEUED,
    /** The mail server has taken it, or its file is written. */
    SENT,
    /** The mail server refused it for good, or it was tried for hours in vain: somebody has to look at it. */
    FAILED,
    /** It came back after it was sent. */
    BOUNCED,
    /** It was overtaken before it went out: by a newer message, or by the end of the briefing. */
    MISSED
}
