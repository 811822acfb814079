package vn.giaoban.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;
import static vn.giaoban.support.BriefingRequest.aFreeDay;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;

/** Two tabs, one slot: whatever races, one of them has the rooms. */
@IntegrationTest
class HoldRaceIT {

    private static final List<String> POINTS = List.of("H-QUOC-OAI", "H-HOAI-DUC", "H-THANH-TRI");

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    @Autowired
    private DatabaseClient database;

    @AfterEach
    void nothingIsBookedTwice() {
        invariants.hold();
        database.sql("""
                        with hold as (update reservations.hold set expires_at = now() where used_by is null and not swept)
                        update reservations.reservation set expires_at = now() where active and expires_at is not null""").then().block();
    }

    @Test
    void ofHoldsAndBriefingsForTheSameRoomsOneWins() {
        var day = aFreeDay();
        var answers = race(IntStream.range(0, 24)
                .mapToObj(i ->
                        i % 2 == 0 ? post("/api/v1/holds", aHold(day)) : post("/api/v1/briefings", request(day, null)))
                .toList());
        assertThat(answers).containsExactlyInAnyOrderEntriesOf(Map.of(201, 1L, 409, 23L));
    }

    @Test
    void aHoldBecomesOneBriefingHoweverOftenTheFormIsSent() {
        var day = aFreeDay();
        var hold = hold(day);
        var answers = race(IntStream.range(0, 8)
                .mapToObj(_ -> post("/api/v1/briefings", request(day, hold)))
                .toList());
        assertThat(answers).containsExactlyInAnyOrderEntriesOf(Map.of(201, 1L, 400, 7L));
        assertThat(invariants.count(
                        "select count(*) from reservations.reservation where active and holder = '" + hold + "'"))
                .isZero();
    }

    @RepeatedTest(5)
    void whoSendsTheFormJustWhenTheHoldExpiresRacesWithEverybodyElse() {
        var day = aFreeDay();
        var hold = hold(day);
        database.sql("""
                        with hold as (update reservations.hold set expires_at = now() + interval '150 ms' where id = :hold returning expires_at)
                        update reservations.reservation r set expires_at = hold.expires_at from hold where r.holder = :hold and r.active""").bind("hold", UUID.fromString(hold)).then().block();
        var others = IntStream.range(0, 20)
                .mapToObj(i ->
                        Mono.delay(Duration.ofMillis(20L * i)).then(post("/api/v1/briefings", request(day, null))));
        var own = Mono.delay(Duration.ofMillis(140)).then(post("/api/v1/briefings", request(day, hold)));
        var answers = race(Stream.concat(others, Stream.of(own)).toList());
        assertThat(answers).containsExactlyInAnyOrderEntriesOf(Map.of(201, 1L, 409, 20L));
    }

    private static Map<String, Object> aHold(LocalDate day) {
        return Map.of("points", POINTS, "start", day + "T08:00:00+07:00", "end", day + "T09:30:00+07:00");
    }

    private static Map<String, Object> request(LocalDate day, @Nullable String hold) {
        var briefing = aBriefing().on(day).atPoints(POINTS.toArray(String[]::new));
        return (hold == null ? briefing : briefing.with("hold", hold)).body();
    }

    private String hold(LocalDate day) {
        return api.read(api.post("/api/v1/holds", aHold(day)).expectStatus().isCreated())
                .get("id")
                .asString();
    }

    private Mono<Integer> post(String path, Map<String, Object> body) {
        return client().post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(r -> r.releaseBody().thenReturn(r.statusCode().value()));
    }

    private static Map<Integer, Long> race(List<Mono<Integer>> requests) {
        var answers = Flux.merge(Flux.fromIterable(requests), 64)
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()))
                .block(Duration.ofSeconds(60));
        return answers == null ? Map.of() : answers;
    }

    private WebClient client() {
        return WebClient.builder()
                .baseUrl(api.base())
                .defaultHeaders(h -> h.setBasicAuth("admin", Api.PASSWORD))
                .build();
    }
}
