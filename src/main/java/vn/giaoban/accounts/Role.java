package vn.giaoban.accounts;

/** What an account may do. */
public enum Role {
    /** Keeps points, rooms, accounts, the conference servers and the audit trail; may do all that a secretary may. */
    ADMIN,
    /** Plans briefings for all points. */
    SECRETARY,
    /** Answers for one point. */
    POINT_SECRETARY,
    /** Reads attendance. */
    LEADER,
    /** Watches the live board on the day. */
    OPERATOR
}
