package vn.giaoban.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Whether anybody looks: a demo that runs over night must not fill the reports with briefings that nobody saw. */
@Component
@Profile("demo")
class LastLook implements WebFilter {

    private static final Duration INTEREST = Duration.ofMinutes(10);
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final Clock clock;
    private volatile Instant at;

    LastLook(Clock clock) {
        this.clock = clock;
        this.at = clock.instant();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var accepted = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE)) at = clock.instant();
        return chain.filter(exchange);
    }

    /** Completes while somebody has opened a page in the last ten minutes; the start counts as such. */
    Mono<Void> awaited() {
        return Mono.defer(() -> isRecent() ? Mono.just(true) : Mono.<Boolean>empty())
                .repeatWhenEmpty(looks -> looks.delayElements(BETWEEN))
                .then();
    }

    private boolean isRecent() {
        return at.plus(INTEREST).isAfter(clock.instant());
    }
}
