package vn.giaoban.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How people at a browser are told apart from programs, and what only concerns people. */
final class PagePolicy {

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final Set<String> FORMS_OF_ALL = Set.of("/login", "/logout", "/preferences");

    private PagePolicy() {}

    /** Whether a person asks for a page; a part of a page counts as well. */
    static boolean isForPerson(ServerHttpRequest request) {
        if (isPart(request)) return true;
        var path = request.getPath().pathWithinApplication().value();
        if (path.startsWith("/api/") || path.startsWith("/actuator") || path.startsWith("/jitsi/")) return false;
        try {
            var accepted = request.getHeaders().getAccept();
            return accepted.stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether somebody who is not logged in is shown the form: not for an address that is a key, which must not stand in another. */
    static boolean leadsToLogin(ServerHttpRequest request) {
        return isForPerson(request)
                && !PersonalLinks.isOne(
                        request.getPath().pathWithinApplication().value());
    }

    /** Whether a script of ours asks for a part of a page. */
    static boolean isPart(ServerHttpRequest request) {
        return "true".equals(request.getHeaders().getFirst("HX-Request"));
    }

    /**
     * What could be sent by a page of somebody else: the forms that everybody has, and whatever changes something in the name of a session. Credentials in a header are
     * only there when somebody put them there, and personal links have no session.
     */
    static ServerWebExchangeMatcher needsToken() {
        return exchange -> {
            var request = exchange.getRequest();
            if (SAFE.contains(request.getMethod())) return MatchResult.notMatch();
            var path = request.getPath().pathWithinApplication().value();
            var needed =
                    FORMS_OF_ALL.contains(path) || (LoginSessions.isUsedBy(exchange) && !PersonalLinks.isOne(path));
            return needed ? MatchResult.match() : MatchResult.notMatch();
        };
    }

    /** Sends somebody to the login and, once in, back to where they were going. */
    static Mono<Void> toLogin(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var response = exchange.getResponse();
        response.getHeaders().setCacheControl("no-store");
        if (isPart(request)) {
            response.setStatusCode(HttpStatus.UNAUTHORIZED);
            response.getHeaders().set("HX-Redirect", "/login");
            return response.setComplete();
        }
        var wanted = HttpMethod.GET.equals(request.getMethod()) ? pathOf(request.getURI()) : "/";
        response.setStatusCode(HttpStatus.SEE_OTHER);
        response.getHeaders()
                .setLocation(URI.create(
                        "/".equals(wanted)
                                ? "/login"
                                : "/login?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8)));
        return response.setComplete();
    }

    private static String pathOf(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
