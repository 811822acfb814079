package vn.giaoban.web;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.handler.DefaultWebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the security chains of the service decide of a call, asked directly: whether it comes as far as a handler. */
final class Gate {

    private final List<SecurityWebFilterChain> chains;

    Gate(ApplicationContext context) {
        chains = context.getBeanProvider(SecurityWebFilterChain.class)
                .orderedStream()
                .toList();
    }

    /** Whether the call is let through, or answered by the chain itself without a refusal. */
    boolean lets(String method, String path, @Nullable Authentication login, String... header) {
        var request = MockServerHttpRequest.method(HttpMethod.valueOf(method), path)
                .header("X-XSRF-TOKEN", FormKey.HEADER)
                .cookie(new HttpCookie("XSRF-TOKEN", FormKey.TOKEN));
        if (header.length > 0) request.header(header[0], header[1]);
        var exchange = MockServerWebExchange.from(request);
        var reached = new AtomicBoolean();
        through(exchange, reached, login).onErrorComplete().block(Duration.ofSeconds(10));
        return reached.get() || !isRefusal(exchange);
    }

    private Mono<Void> through(ServerWebExchange exchange, AtomicBoolean reached, @Nullable Authentication login) {
        var answer = Flux.fromIterable(chains)
                .filterWhen(chain -> chain.matches(exchange))
                .next()
                .flatMap(chain -> chain.getWebFilters().collectList())
                .flatMap(filters -> new DefaultWebFilterChain(_ -> Mono.fromRunnable(() -> reached.set(true)), filters)
                        .filter(exchange));
        return login == null ? answer : answer.contextWrite(ReactiveSecurityContextHolder.withAuthentication(login));
    }

    private static boolean isRefusal(MockServerWebExchange exchange) {
        var status = exchange.getResponse().getStatusCode();
        var location = exchange.getResponse().getHeaders().getLocation();
        return status == null || isRefusal(status.value(), Objects.toString(location, ""));
    }

    /** Whether an answer says that the caller may not, or is sent to log in. */
    static boolean isRefusal(int status, String location) {
        return status == 401 || status == 403 || status == 404 || location.matches("/login(\\?next=.*)?");
    }
}
