package vn.giaoban.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import vn.giaoban.access.PersonalLinks;
import vn.giaoban.web.ClientAddress;
import vn.giaoban.web.Networks;

/**
 * Refuses those who failed too often of late, before anything is checked: neither Argon2 nor the database works for who guesses. What failed is told by the
 * answer: 401 to credentials in a header, the way back to the form after a wrong password there, 404 at a personal link.
 */
@Component
@Order(LimitFilter.BEFORE_SECURITY)
class LimitFilter implements WebFilter {

    /** The security chain has -100. */
    static final int BEFORE_SECURITY = -150;

    private final FailureCounts counts;
    private final ClientAddress client;
    private final Networks exempt;
    private final Counter refused;

    LimitFilter(FailureCounts counts, ClientAddress client, LimitSettings settings, MeterRegistry metrics) {
        this.counts = counts;
        this.client = client;
        this.exempt = new Networks("giaoban.limits.exempt", settings.exempt());
        this.refused = Counter.builder("giaoban.limits.refused")
                .description("calls refused since too many before them had failed")
                .register(metrics);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var address = client.of(exchange.getRequest());
        if (exempt.contain(address)) return chain.filter(exchange);
        return attempts(exchange, address.getHostAddress())
                .flatMap(attempts -> attempts.isEmpty() ? chain.filter(exchange) : watched(exchange, chain, attempts));
    }

    private Mono<Void> watched(ServerWebExchange exchange, WebFilterChain chain, List<Failure> attempts) {
        var wait = counts.waiting(attempts);
        if (wait.isPositive()) return refuse(exchange, wait.toSeconds() + 1);
        exchange.getResponse()
                .beforeCommit(() -> hasFailed(exchange, attempts) ? counts.count(attempts) : Mono.empty());
        return chain.filter(exchange);
    }

    private Mono<Void> refuse(ServerWebExchange exchange, long seconds) {
        refused.increment();
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return Mono.error(new TooManyRequests(seconds).asException());
    }

    /** What would have failed if the answer says so; nothing for calls that prove nothing. */
    private static Mono<List<Failure>> attempts(ServerWebExchange exchange, String address) {
        var request = exchange.getRequest();
        var path = request.getPath().pathWithinApplication().value();
        if (isLink(path)) return Mono.just(List.of(new Failure(Failure.Kind.LINK, address)));
        var login = new Failure(Failure.Kind.ADDRESS, address);
        if (isForm(request, path))
            return exchange.getFormData()
                    .map(form -> List.of(
                            login, Failure.ofAccount(Objects.requireNonNullElse(form.getFirst("username"), ""))))
                    .onErrorReturn(List.of(login));
        var header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || path.startsWith("/jitsi/")) return Mono.just(List.of());
        var name = nameIn(header);
        return Mono.just(name.isEmpty() ? List.of(login) : List.of(login, Failure.ofAccount(name)));
    }

    private static boolean isLink(String path) {
        return PersonalLinks.isOne(path) || path.startsWith("/feeds/") || path.startsWith("/embed/");
    }

    private static boolean isForm(ServerHttpRequest request, String path) {
        return HttpMethod.POST.equals(request.getMethod()) && path.equals("/login");
    }

    /** The name in HTTP Basic; empty when there is none, as with a bearer token. */
    private static String nameIn(String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) return "";
        try {
            var pair = new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            return pair.substring(0, Math.max(pair.indexOf(':'), 0));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean hasFailed(ServerWebExchange exchange, List<Failure> attempts) {
        var response = exchange.getResponse();
        var status = response.getStatusCode();
        if (status == null) return false;
        if (attempts.getFirst().kind() == Failure.Kind.LINK) return status.value() == 404;
        var location = Objects.toString(response.getHeaders().getLocation(), "");
        return status.value() == 401 || location.startsWith("/login?wrong=1");
    }
}
