package vn.giaoban.pages;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import vn.giaoban.access.PersonalLinks;

/**
 * What every answer under the personal addresses {@code /j/}, {@code /p/} and {@code /s/} has: nothing is kept or passed on of an address that is a key, nothing foreign is loaded, and
 * it leaves on a tick of the clock, so that its time does not tell whether a link exists.
 */
@Component
public class LinkFilter implements WebFilter {

    /** Several times what a page takes, and short for a person. */
    public static final Duration TICK = Duration.ofMillis(100);

    /** The pages' content security policy. */
    public static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " media-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().pathWithinApplication().value();
        if (!PersonalLinks.isOne(path)) return chain.filter(exchange);
        var began = System.nanoTime();
        addHeaders(exchange.getResponse(), path);
        exchange.getResponse()
                .beforeCommit(() -> Mono.delay(untilTick(Duration.ofNanos(System.nanoTime() - began)))
                        .then());
        return chain.filter(exchange);
    }

    /** How long until the next tick, this long after the request came. */
    static Duration untilTick(Duration elapsed) {
        return TICK.minusNanos(elapsed.toNanos() % TICK.toNanos());
    }

    private static void addHeaders(ServerHttpResponse response, String path) {
        var headers = response.getHeaders();
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        // where no-referrer hides from ourselves where a form was sent from, same-origin tells nobody else either
        headers.set("Referrer-Policy", path.startsWith("/j/") ? "no-referrer" : "same-origin");
        headers.set("X-Robots-Tag", "noindex, nofollow");
        headers.set("Content-Security-Policy", POLICY);
        headers.set("Permissions-Policy", "camera=(self), microphone=(self), geolocation=()");
    }
}
