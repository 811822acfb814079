package vn.giaoban.feeds;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What every answer at an address of a feed has: it is found by no search engine, passed on to nobody, and leaves on a tick of the clock,
 * so that its time does not tell whether there is such a feed.
 */
@Component
@EnableConfigurationProperties(FeedSettings.class)
class FeedFilter implements WebFilter {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors ";

    private final FeedSettings settings;

    FeedFilter(FeedSettings settings) {
        this.settings = settings;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().pathWithinApplication().value();
        var isFeed = path.startsWith("/feeds/") && path.endsWith(".ics");
        if (!isFeed && !path.startsWith("/embed/week/")) return chain.filter(exchange);
        var began = System.nanoTime();
        addHeaders(exchange.getResponse());
        exchange.getResponse()
                .beforeCommit(
                        () -> Mono.delay(untilTick(System.nanoTime() - began)).then());
        return chain.filter(exchange);
    }

    private static Duration untilTick(long elapsedNanos) {
        return TICK.minusNanos(elapsedNanos % TICK.toNanos());
    }

    private void addHeaders(ServerHttpResponse response) {
        var headers = response.getHeaders();
        headers.set(HttpHeaders.CACHE_CONTROL, "private, max-age=300");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Robots-Tag", "noindex, nofollow");
        headers.set("Content-Security-Policy", POLICY + settings.embedAncestors());
    }
}
