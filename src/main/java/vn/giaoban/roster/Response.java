package vn.giaoban.roster;

/** What a point or a delegate answered to an invitation. */
public enum Response {
    PENDING,
    ACCEPTED,
    DECLINED
}
