package vn.giaoban.accesstokens;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token without the token itself, which only its bearer has.
 *
 * @param account whose it is
 * @param name what for, in its owner's words
 * @param lastUsedAt to the minute; null when nobody used it yet
 */
record AccessToken(
        UUID id,
        UUID account,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
