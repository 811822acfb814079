package vn.giaoban.access;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;
import vn.giaoban.web.RefusedLogin;
import vn.giaoban.web.WebProblem;

/** Lets programs in that bring a token with each call, of whichever kind there is: at the API and what belongs to it, not at the pages, which are for people. */
@Component
class BearerLogins {

    private static final String SCHEME = "Bearer ";
    private static final List<String> PATHS = List.of("/api/", "/actuator/", "/v3/api-docs");

    private final List<BearerTokens> kinds;

    BearerLogins(ObjectProvider<BearerTokens> kinds) {
        this.kinds = kinds.orderedStream().toList();
    }

    /** The filter of the security chain. */
    WebFilter filter(ServerAuthenticationEntryPoint refusal) {
        // who it is, is known once the token is read: nothing is left to be checked
        var filter = new AuthenticationWebFilter((ReactiveAuthenticationManager) Mono::just);
        filter.setServerAuthenticationConverter(exchange -> login(exchange.getRequest()));
        filter.setAuthenticationFailureHandler((where, fault) -> refusal.commence(where.getExchange(), fault));
        return filter;
    }

    private Mono<Authentication> login(ServerHttpRequest request) {
        var header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || !isForPrograms(request))
            return Mono.empty();
        var token = header.substring(SCHEME.length()).strip();
        return kinds.stream()
                .filter(kind -> kind.areLike(token))
                .findFirst()
                .map(kind -> kind.login(token, request))
                .orElseGet(() -> Mono.error(unknown()));
    }

    private static boolean isForPrograms(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication().value();
        return PATHS.stream().anyMatch(path::startsWith);
    }

    private static RefusedLogin unknown() {
        return RefusedLogin.ofToken(
                new WebProblem(401, "unauthenticated", "This bearer token is of no kind that is known here"),
                "invalid_token");
    }
}
