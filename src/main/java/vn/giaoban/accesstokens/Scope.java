package vn.giaoban.accesstokens;

/** What a token lets its bearer do, of what the account may do: whatever the scopes, never more than the account's roles. */
enum Scope {
    /** Read; every token may. */
    READ,
    /** Change something. */
    WRITE,
    /** What only administrators may; only for tokens of administrators. */
    ADMIN
}
