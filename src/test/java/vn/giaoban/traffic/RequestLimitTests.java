package vn.giaoban.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import vn.giaoban.kernel.CommonProblem.Unavailable;
import vn.giaoban.kernel.ProblemException;

/** What waits for an answer is bounded in number and in time. */
class RequestLimitTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RequestLimit limit =
            new RequestLimit(new TrafficSettings(2, Duration.ofMillis(200), Duration.ZERO), meters);

    @Test
    void whoComesWhenTooManyWaitIsToldAtOnceToComeAgain() {
        var waiting = new ArrayList<Disposable>();
        for (var i = 0; i < 2; i++) waiting.add(upload("/api/v1/papers").subscribe());
        assertRefused("/api/v1/briefings");
        assertThat(meters.get("giaoban.requests.refused").counter().count()).isEqualTo(1);
        waiting.getFirst().dispose();
        StepVerifier.create(answered("/api/v1/briefings")).verifyComplete();
        waiting.getLast().dispose();
    }

    @Test
    void healthEventsAndWatchersAreNotCounted() {
        var waiting = new ArrayList<Disposable>();
        for (var i = 0; i < 2; i++) waiting.add(upload("/api/v1/papers").subscribe());
        for (var path :
                new String[] {"/actuator/health/readiness", "/jitsi/events/occupant/joined", "/api/v1/briefings/1/live"
                }) StepVerifier.create(answered(path)).verifyComplete();
        waiting.forEach(Disposable::dispose);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/briefings", "/jitsi/events/occupant/joined"})
    void anAnswerThatDoesNotBeginInTimeIsGivenUp(String path) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get(path));
        StepVerifier.create(limit.filter(exchange, _ -> Mono.never()))
                .expectErrorSatisfies(RequestLimitTests::isUnavailable)
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void anAnswerThatHasBegunMayLast() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/api/v1/reports"));
        var slow = exchange.getResponse()
                .setComplete()
                .then(Mono.delay(Duration.ofMillis(500)))
                .then();
        StepVerifier.create(limit.filter(exchange, _ -> slow)).verifyComplete();
    }

    private void assertRefused(String path) {
        StepVerifier.create(answered(path))
                .expectErrorSatisfies(RequestLimitTests::isUnavailable)
                .verify(Duration.ofSeconds(10));
    }

    private static void isUnavailable(Throwable fault) {
        assertThat(fault)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        thrown -> assertThat(thrown.problem()).isInstanceOf(Unavailable.class));
    }

    private Mono<Void> answered(String path) {
        return limit.filter(MockServerWebExchange.from(MockServerHttpRequest.get(path)), _ -> Mono.empty());
    }

    /** One that never ends. */
    private Mono<Void> upload(String path) {
        var request = MockServerHttpRequest.post(path).contentType(MediaType.MULTIPART_FORM_DATA);
        return limit.filter(MockServerWebExchange.from(request), _ -> Mono.never());
    }
}
