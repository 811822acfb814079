package vn.giaoban.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The one point that somebody is confined to: a POINT_SECRETARY sees and answers for their own point, unless another role of theirs
 * sees all. What is confined, {@link PointScopeFilter} says.
 */
public final class PointScope {

    private static final String PREFIX = "POINT_";
    private static final String CONFINED = "ROLE_POINT_SECRETARY";
    private static final List<String> READERS = List.of("ROLE_ADMIN", "ROLE_SECRETARY", "ROLE_LEADER", "ROLE_OPERATOR");

    private PointScope() {}

    /**
     * What a login carries beside its roles, so that the point need not be looked up.
     *
     * @param code of the point that the account answers for
     */
    public static GrantedAuthority authority(String code) {
        return new SimpleGrantedAuthority(PREFIX + code);
    }

    /** Code of the point that the caller is confined to; empty for all who see every point, and for those who are not logged in. */
    public static Mono<Optional<String>> of(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(Authentication.class)
                .map(login -> Optional.ofNullable(of(login)))
                .defaultIfEmpty(Optional.empty());
    }

    /** Code of the point that a login is confined to; null when it is not. An account that answers for no point is confined to none. */
    static @Nullable String of(Authentication login) {
        var names = names(login);
        if (!names.contains(CONFINED) || names.stream().anyMatch(READERS::contains)) return null;
        return own(names);
    }

    private static List<String> names(Authentication login) {
        return login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(String::valueOf)
                .toList();
    }

    /** Of none when there is none: no point has an empty code. */
    private static String own(Collection<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .findFirst()
                .orElse("");
    }

    /**
     * Lets in who has one of these roles, and the secretary of the point that the path names as {@code {code}}.
     *
     * @param roles as {@code SECRETARY}
     */
    public static ReactiveAuthorizationManager<AuthorizationContext> rolesOrOwnPoint(String... roles) {
        return (login, context) -> login.filter(Authentication::isAuthenticated)
                .map(who -> {
                    var names = names(who);
                    var has = List.of(roles).stream().anyMatch(role -> names.contains("ROLE_" + role));
                    var own = names.contains(CONFINED)
                            && own(names).equals(context.getVariables().get("code"));
                    return new AuthorizationDecision(has || own);
                })
                .defaultIfEmpty(new AuthorizationDecision(false))
                .cast(org.springframework.security.authorization.AuthorizationResult.class);
    }
}
