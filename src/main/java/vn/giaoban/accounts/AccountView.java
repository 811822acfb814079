package vn.giaoban.accounts;

import java.time.OffsetDateTime;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.HomeZone;

/** An account as administrators see it. */
record AccountView(
        UUID id,
        String username,
        SortedSet<Role> roles,
        @Nullable String point,
        boolean secondFactor,
        OffsetDateTime createdAt) {

    static AccountView of(Account account) {
        return new AccountView(
                account.id(),
                account.username(),
                new TreeSet<>(account.roles()),
                account.point(),
                account.secondFactor(),
                account.createdAt().atZone(HomeZone.ID).toOffsetDateTime());
    }
}
