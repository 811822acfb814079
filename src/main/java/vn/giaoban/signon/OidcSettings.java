package vn.giaoban.signon;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.giaoban.accounts.Role;

/**
 * What becomes of people who log in at an OpenID Connect provider, and of bearer tokens of an issuer. Both are switched on by Spring's own settings,
 * {@code spring.security.oauth2.client.*} and {@code spring.security.oauth2.resourceserver.jwt.*}.
 *
 * @param usernameClaim what the account is called; without it what the provider calls the person
 * @param roles which value of the claim with roles is which role; without it a role of the same name
 * @param rolesClaim the claim with groups or roles, a path with dots as {@code realm_access.roles}; without it the account's roles are kept here
 * @param pointClaim the claim with the code of a POINT_SECRETARY's point
 * @param createAccounts whether the first login makes the account; otherwise an administrator makes it, and {@code adopt-by-name} is needed
 * @param adoptByName whether who has the name of an account here, which nobody else came to from there, becomes it; only where people can't choose their names
 *     at the provider
 */
@ConfigurationProperties("giaoban.accounts.oidc")
record OidcSettings(
        @DefaultValue("preferred_username") String usernameClaim,
        @DefaultValue Map<String, Role> roles,
        @Nullable String rolesClaim,
        @DefaultValue("point") String pointClaim,
        @DefaultValue("true") boolean createAccounts,
        @DefaultValue("false") boolean adoptByName) {}
