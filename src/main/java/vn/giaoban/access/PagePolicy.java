package vn.giaoban.access;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.web.PageCall;

/** What only concerns people at a browser: who is led to the login, and which forms have to show where they come from. */
final class PagePolicy {

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final Set<String> FORMS_OF_ALL = Set.of("/login", "/logout", "/preferences");

    private PagePolicy() {}

    /** Whether somebody who is not logged in is shown the form: not for an address that is a key, which must not stand in another. */
    static boolean leadsToLogin(ServerHttpRequest request) {
        return PageCall.isForPerson(request)
                && !PersonalLinks.isOne(
                        request.getPath().pathWithinApplication().value());
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
        if (PageCall.isPart(request)) {
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
