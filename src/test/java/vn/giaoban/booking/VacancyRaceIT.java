package vn.giaoban.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;
import static vn.giaoban.support.BriefingRequest.aFreeDay;
import static vn.giaoban.support.OwnPoints.bestEffort;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;

/** Rooms become free while others begin to wait, change their plans, or give up. */
@IntegrationTest
class VacancyRaceIT {

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    private OwnPoints points;

    @BeforeEach
    void ownPoints() {
        points = new OwnPoints(api);
    }

    @AfterEach
    void nothingIsBookedTwice() {
        invariants.hold();
    }

    /** However the two interleave. */
    @RepeatedTest(12)
    void whoBeginsToWaitWhileARoomBecomesFreeIsNotLeftWithoutIt() {
        var day = aFreeDay();
        var host = points.aPoint();
        var full = points.aPoint();
        var first = api.schedule(aBriefing().on(day).atPoints(full).body());
        var ask = client().post()
                .uri("/api/v1/briefings")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(bestEffort(aBriefing().on(day), host, full).body())
                .retrieve()
                .bodyToMono(JsonNode.class);
        var asked = Objects.requireNonNull(Mono.zip(ask, cancel(first)).block(Duration.ofSeconds(30)));
        assertThat(asked.getT2()).isEqualTo(200);
        assertThat(points.room(asked.getT1(), full)).isEqualTo(full + "/P1");
    }

    @RepeatedTest(10)
    void noRoomIsLeftFreeWhileSomebodyWaitsForIt() {
        var day = aFreeDay();
        var full = IntStream.range(0, 3).mapToObj(_ -> points.aPoint()).toList();
        var holders = full.stream()
                .map(code -> api.schedule(aBriefing().on(day).atPoints(code).body()))
                .toList();
        var waiting = IntStream.range(0, 8)
                .mapToObj(
                        _ -> api.schedule(bestEffort(aBriefing().on(day), points.aPoint(), full.toArray(String[]::new))
                                .body()))
                .toList();
        var commands = new ArrayList<Mono<Integer>>();
        for (var i = 0; i < 8; i++) {
            if (i < 3) commands.add(cancel(holders.get(i)));
            commands.add(i % 2 == 0 ? cancel(waiting.get(i)) : rename(waiting.get(i)));
        }
        var answers = Flux.merge(Flux.fromIterable(commands), 16).collectList().block(Duration.ofSeconds(60));
        // a plan that was changed by a room that was found is stale for who read it before
        assertThat(answers).hasSize(11).allMatch(status -> status == 200 || status == 412);
        var stay = IntStream.range(0, 8)
                .filter(i -> i % 2 == 1)
                .mapToObj(waiting::get)
                .toList();
        for (var code : full)
            assertThat(stay.stream().filter(b -> points.room(b, code) != null))
                    .as(code)
                    .hasSize(1);
    }

    private Mono<Integer> cancel(JsonNode briefing) {
        return send(
                client().post()
                        .uri("/api/v1/briefings/{id}/cancel", briefing.get("id").asString()),
                Map.of("reason", "Nhường chỗ"));
    }

    private Mono<Integer> rename(JsonNode briefing) {
        return send(
                client().patch()
                        .uri("/api/v1/briefings/{id}", briefing.get("id").asString()),
                Map.of("title", "Tên khác", "agenda", List.of()));
    }

    private static Mono<Integer> send(WebClient.RequestBodySpec request, Map<String, Object> body) {
        return request.header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(r -> r.releaseBody().thenReturn(r.statusCode().value()));
    }

    private WebClient client() {
        return WebClient.builder()
                .baseUrl(api.base())
                .defaultHeaders(h -> h.setBasicAuth("admin", Api.PASSWORD))
                .build();
    }
}
