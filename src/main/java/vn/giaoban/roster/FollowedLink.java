package vn.giaoban.roster;

/**
 * What a token led to, and to whom it belongs.
 *
 * @param holder the point or the delegate of the link, and nobody else; nobody at all when they are not expected any more
 */
public record FollowedLink(FoundLink found, Roll holder) {}
