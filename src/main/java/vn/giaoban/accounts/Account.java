package vn.giaoban.accounts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.util.DigestUtils;
import vn.giaoban.access.PointScope;

/**
 * Somebody who can log in.
 *
 * @param username compared without case
 * @param password as Argon2id hash
 * @param point code of the point that a POINT_SECRETARY answers for
 * @param secondFactor whether the password alone is not enough at the login form
 */
record Account(
        UUID id,
        String username,
        String password,
        Set<Role> roles,
        @Nullable String point,
        boolean secondFactor,
        Instant createdAt) {

    /** Who they are, logged in; it ends with the password, whose mark it carries. */
    Authentication authentication() {
        var login = login(username, roles, point);
        login.setDetails(mark());
        return login;
    }

    /** A name logged in with roles and, where one is theirs, a point. */
    static UsernamePasswordAuthenticationToken login(String username, Set<Role> roles, @Nullable String point) {
        var authorities = Stream.concat(
                        roles.stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role)),
                        Stream.ofNullable(point).map(PointScope::authority))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(username, null, authorities);
    }

    /** Tells one password of one account from another without telling the password. */
    String mark() {
        return DigestUtils.md5DigestAsHex((id + password).getBytes(StandardCharsets.UTF_8));
    }
}
