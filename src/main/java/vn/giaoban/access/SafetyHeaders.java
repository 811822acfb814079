package vn.giaoban.access;

import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import reactor.core.publisher.Mono;
import vn.giaoban.web.PublicUrl;

/**
 * What every answer tells a browser, unless it says something stricter or more exact itself: by TLS only once it was so; nothing of it in other sites'
 * pages or windows; no devices; no address passed on. Where people reach the service by https, cookies go nowhere else, whoever ends the TLS.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SafetyHeaders implements WebFilter {

    /** Of answers that are no pages: those have their own. */
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    private static final String YEAR = "max-age=31536000";

    private final boolean secure;

    SafetyHeaders(PublicUrl url) {
        secure = url.isSecure();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> complete(
                        exchange.getResponse().getHeaders(),
                        exchange.getRequest().getPath().pathWithinApplication().value())));
        return chain.filter(exchange);
    }

    private void complete(HttpHeaders headers, String path) {
        if (secure) headers.set("Strict-Transport-Security", YEAR);
        setIfMissing(headers, "X-Content-Type-Options", "nosniff");
        setIfMissing(headers, "Referrer-Policy", "same-origin");
        setIfMissing(headers, "Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        setIfMissing(headers, "Cross-Origin-Opener-Policy", "same-origin");
        setIfMissing(headers, "Cross-Origin-Resource-Policy", "same-origin");
        // the browsable page of the API brings scripts of its own; what shows a PDF counts as one in some browsers
        var free = path.startsWith("/swagger-ui") || MediaType.APPLICATION_PDF.equals(headers.getContentType());
        if (!free) setIfMissing(headers, "Content-Security-Policy", NOTHING);
    }

    private static void setIfMissing(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) headers.set(name, value);
    }

    /** The cookie of sessions: no script reads it, no other site sends it along with its forms. */
    @Bean
    static CookieWebSessionIdResolver webSessionIdResolver(PublicUrl url) {
        var resolver = new CookieWebSessionIdResolver();
        resolver.setCookieName(LoginSessions.COOKIE);
        resolver.addCookieInitializer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").secure(url.isSecure()));
        return resolver;
    }
}
