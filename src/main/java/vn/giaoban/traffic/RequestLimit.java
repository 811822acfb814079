package vn.giaoban.traffic;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.CommonProblem.Unavailable;

/**
 * Bounds what waits for an answer, in number and in time: whoever comes when too many wait is told at once to come again, instead of waiting until nobody wants the
 * answer any more; and an answer that some server outside owes us is not waited for without end. It stands before everything that costs anything.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestLimit implements WebFilter {

    private final TrafficSettings settings;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Counter refused;

    RequestLimit(TrafficSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.refused = Counter.builder("giaoban.requests.refused")
                .description("Requests that were told to come again, since too many waited")
                .register(meters);
        Gauge.builder("giaoban.requests.under.way", underWay, AtomicInteger::get)
                .description("Requests that wait for their answer")
                .register(meters);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().value();
        // it does not repeat itself, so it is never told that too many wait; but it is not kept waiting without end
        // either
        if (ConferenceServerLane.isIn(path)) return patient(exchange, chain);
        return isCounted(path) ? counted(exchange, chain) : chain.filter(exchange);
    }

    private Mono<Void> counted(ServerWebExchange exchange, WebFilterChain chain) {
        if (underWay.incrementAndGet() > settings.maxUnderWay()) {
            underWay.decrementAndGet();
            refused.increment();
            return Mono.error(new Unavailable("Too many requests wait here; try again").asException());
        }
        return patient(exchange, chain).doFinally(_ -> underWay.decrementAndGet());
    }

    private Mono<Void> patient(ServerWebExchange exchange, WebFilterChain chain) {
        if (isUpload(exchange.getRequest())) return chain.filter(exchange);
        return chain.filter(exchange)
                .timeout(overdue(exchange.getResponse()))
                .onErrorMap(TimeoutException.class, _ -> tooLate());
    }

    /** Says something when the answer has not begun in time; what has begun may last. */
    private Mono<Long> overdue(ServerHttpResponse response) {
        return Mono.delay(settings.patience()).flatMap(time -> response.isCommitted() ? Mono.never() : Mono.just(time));
    }

    private static Throwable tooLate() {
        return new Unavailable("The answer takes too long; try again").asException();
    }

    /** Whoever watches over the service is answered even then; and a watcher of a live board costs no more than their place, of which there is a limit of its own. */
    private static boolean isCounted(String path) {
        return !path.startsWith("/actuator/") && !path.endsWith("/live");
    }

    /** By the letter: what is no type at all is refused by those who read it. */
    private static boolean isUpload(ServerHttpRequest request) {
        var type = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }
}
