package vn.giaoban.accesstokens;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.HomeZone;

/** A token as its owner sees it. */
record AccessTokenView(
        UUID id,
        String name,
        SortedSet<Scope> scopes,
        OffsetDateTime createdAt,
        OffsetDateTime expiresAt,
        @Nullable OffsetDateTime lastUsedAt) {

    static AccessTokenView of(AccessToken token) {
        return new AccessTokenView(
                token.id(),
                token.name(),
                new TreeSet<>(token.scopes()),
                local(token.createdAt()),
                local(token.expiresAt()),
                token.lastUsedAt() == null ? null : local(token.lastUsedAt()));
    }

    private static OffsetDateTime local(Instant at) {
        return at.atZone(HomeZone.ID).toOffsetDateTime();
    }
}
