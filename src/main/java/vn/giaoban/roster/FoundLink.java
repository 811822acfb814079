package vn.giaoban.roster;

/**
 * What a token led to.
 *
 * @param revoked whether the link, or this address of it, was taken back
 */
public record FoundLink(JoinLink link, boolean revoked) {}
