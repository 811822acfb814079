package vn.giaoban.tokens;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key that conference servers know, by what may be known of it.
 *
 * @param kid its thumbprint (RFC 7638)
 * @param signing whether tokens are signed with it now
 * @param signsFrom when it takes or took its turn
 * @param droppedAt when it is not published any more; null while nothing has taken its place
 */
public record PublishedKey(
        String kid,
        boolean signing,
        Instant signsFrom,
        @Nullable Instant droppedAt) {}
