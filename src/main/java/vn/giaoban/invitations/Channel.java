package vn.giaoban.invitations;

/** By what means a message goes out. */
public enum Channel {
    /** As a letter. */
    MAIL,
    /** As an event that is POSTed to a gateway. */
    WEBHOOK
}
