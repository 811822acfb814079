package vn.giaoban.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.Problem;
import vn.giaoban.kernel.ProblemException;

/**
 * Makes any POST of the API safe to send again: with an {@code Idempotency-Key}, the same request gives the first answer once more.
 *
 * <p>The whole request runs in one transaction, together with the row that remembers its answer: either both are there or neither,
 * wherever a process dies. A refusal is remembered too, after its rollback; a fault of the service (5xx) is not.
 */
@Component
@Order(0)
class IdempotencyFilter implements WebFilter {

    private static final String KEY = "Idempotency-Key";
    private static final int MAX_BODY = 1 << 20;

    private final IdempotencyStore store;
    private final Transactions transactions;
    private final ProblemWriter problems;

    IdempotencyFilter(IdempotencyStore store, Transactions transactions, ProblemWriter problems) {
        this.store = store;
        this.transactions = transactions;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var key = request.getHeaders().getFirst(KEY);
        if (key == null
                || !HttpMethod.POST.equals(request.getMethod())
                || !request.getPath().value().startsWith("/api/")) return chain.filter(exchange);
        if (key.isBlank() || key.length() > 200 || !key.chars().allMatch(c -> c > 0x20 && c < 0x7F))
            return Mono.error(InvalidRequest.at(KEY, "must be 1 to 200 visible ASCII characters")
                    .asException());
        return exchange.getPrincipal()
                .map(Principal::getName)
                .defaultIfEmpty("anonymous")
                .zipWith(body(request))
                .flatMap(p -> once(new Attempt(p.getT1(), key, hash(request, p.getT2()), p.getT2()), exchange, chain));
    }

    /** One request under its key. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Attempt(String principal, String key, String hash, byte[] body) {}

    private Mono<Void> once(Attempt attempt, ServerWebExchange exchange, WebFilterChain chain) {
        return transactions
                .run(store.claim(attempt.principal(), attempt.key())
                        .flatMap(known -> decide(known, attempt, exchange, chain)))
                .onErrorResume(ProblemException.class, refusal -> remember(refusal, attempt, exchange))
                .flatMap(answer -> answer.writeTo(exchange.getResponse()));
    }

    private Mono<FirstAnswer> decide(
            IdempotencyStore.Known known, Attempt attempt, ServerWebExchange exchange, WebFilterChain chain) {
        if (!known.free())
            return refuse(new WebProblem(409, "in-progress", "The first request with this key is still under way"));
        if (known.request() == null || known.status() == null || known.body() == null)
            return first(attempt, exchange, chain);
        if (!known.request().equals(attempt.hash()))
            return refuse(new WebProblem(422, "idempotency-key-reused", "This key was used for another request"));
        exchange.getResponse().getHeaders().set("Idempotency-Replayed", "true");
        return Mono.just(
                new FirstAnswer(known.status(), known.contentType(), known.location(), known.etag(), known.body()));
    }

    private Mono<FirstAnswer> first(Attempt attempt, ServerWebExchange exchange, WebFilterChain chain) {
        var response = new CapturedResponse(exchange.getResponse());
        var again = exchange.mutate()
                .request(withBody(exchange.getRequest(), exchange, attempt.body()))
                .response(response)
                .build();
        return chain.filter(again)
                .then(Mono.defer(response::answer))
                .flatMap(answer -> store.save(attempt.principal(), attempt.key(), attempt.hash(), answer)
                        .thenReturn(answer));
    }

    private static Mono<FirstAnswer> refuse(Problem problem) {
        return Mono.error(problem.asException());
    }

    /** Keeps a refusal of the service's rules, so that a repetition is refused in the same words. */
    private Mono<FirstAnswer> remember(ProblemException refusal, Attempt attempt, ServerWebExchange exchange) {
        var problem = refusal.problem();
        if (problem instanceof WebProblem || problem.status() >= 500) return Mono.error(refusal);
        var answer = problems.answer(problems.problemOf(exchange, refusal));
        return transactions
                .run(store.save(attempt.principal(), attempt.key(), attempt.hash(), answer))
                .thenReturn(answer);
    }

    private static Mono<byte[]> body(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), MAX_BODY)
                .map(IdempotencyFilter::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ServerHttpRequest withBody(ServerHttpRequest request, ServerWebExchange exchange, byte[] body) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                if (body.length == 0) return Flux.empty();
                return Flux.defer(
                        () -> Flux.just(exchange.getResponse().bufferFactory().wrap(body)));
            }
        };
    }

    private static String hash(ServerHttpRequest request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getURI().getRawPath().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(text(request.getURI().getRawQuery()));
            digest.update((byte) '\n');
            digest.update(text(request.getHeaders().getFirst("If-Match")));
            digest.update((byte) '\n');
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] text(@Nullable String value) {
        return value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
    }
}
