package vn.giaoban.accounts;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can log in.
 *
 * @param username compared without case
 * @param password as Argon2id hash
 * @param point code of the point that a POINT_SECRETARY answers for
 */
record Account(
        UUID id,
        String username,
        String password,
        Set<Role> roles,
        @Nullable String point) {}
