package vn.giaoban.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;

/** Checks of devices over HTTP, as a form without a script sends them, the list of who is not ready, and the letters to them. */
@IntegrationTest
class PreflightIT {

    private static final Map<String, String> ALL =
            Map.of("camera", "on", "microphone", "on", "speaker", "on", "network", "on");

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private UnreadyPoints unready;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Invariants invariants;

    @Autowired
    private TestClock clock;

    private String ready;
    private String faulty;
    private String silent;
    private String away;
    private JsonNode briefing;
    private Instant start;

    @BeforeEach
    void aBriefingOfFourPoints() {
        var points = new OwnPoints(api);
        ready = points.aPoint();
        faulty = points.aPoint();
        silent = points.aPoint();
        away = points.aPoint();
        BriefingRequest request = aBriefing().titled("Giao ban <i>kiểm tra</i>").atPoints(ready, faulty, silent, away);
        briefing = api.schedule(request.published().body());
        start = request.start().toInstant();
        new Deliveries(api, database).settled(briefing);
        api.admin()
                .put()
                .uri("/api/v1/briefings/{id}/points/{code}/response", Deliveries.id(briefing), away)
                .bodyValue(Map.of("response", "DECLINED", "reason", "Trùng lịch"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @AfterEach
    void leave() {
        clock.reset();
        invariants.hold();
    }

    @Test
    void eachCheckTimeTellsTheUnreadyPointsOnceHoweverOftenAndWhereverItIsLooked() {
        clock.setTo(start.minus(Duration.ofMinutes(61)));
        check(ready, ALL);
        check(faulty, Map.of("camera", "on", "network", "on"));
        assertThat(state(ready)).isEqualTo("READY");
        assertThat(told()).isEmpty();

        clock.setTo(start.minus(Duration.ofMinutes(60)));
        Flux.range(0, 8).flatMap(_ -> unready.sweep(), 8).blockLast();
        assertThat(told()).containsExactlyInAnyOrder("PT1H POINT:" + faulty, "PT1H POINT:" + silent);
        var list = readiness();
        assertThat(list.at("/round").asString()).isEqualTo("PT1H");
        assertThat(list.at("/counts/ready").asInt()).isEqualTo(1);
        assertThat(list.at("/counts/faulty").asInt()).isEqualTo(1);
        assertThat(list.at("/counts/missing").asInt()).isEqualTo(1);
        assertThat(list.at("/counts/declined").asInt()).isEqualTo(1);
        assertThat(item(faulty).at("/check/microphone").asBoolean()).isFalse();
        assertThat(item(faulty).at("/rounds/0/told").asBoolean()).isTrue();
        assertThat(item(ready).at("/rounds/0/told").asBoolean()).isFalse();

        check(faulty, ALL);
        clock.setTo(start.minus(Duration.ofMinutes(29)));
        unready.sweep().block();
        unready.sweep().block();
        assertThat(told())
                .containsExactlyInAnyOrder("PT1H POINT:" + faulty, "PT1H POINT:" + silent, "PT30M POINT:" + silent);
        assertThat(item(faulty).at("/rounds/0/state").asString()).isEqualTo("READY");
        assertThat(item(faulty).at("/rounds/1/state").asString()).isEqualTo("MISSING");

        clock.setTo(start.minus(Duration.ofMinutes(5)));
        check(silent, Map.of("camera", "on"));
        unready.sweep().block();
        assertThat(told()).hasSize(4).contains("PT10M POINT:" + silent);
        assertThat(item(silent).at("/rounds/2/state").asString()).isEqualTo("FAULTY");
    }

    @Test
    void afterAllWereDownOnlyTheLastCheckTimeIsToldOf() {
        clock.setTo(start.minus(Duration.ofMinutes(7)));
        unready.sweep().block();
        assertThat(told())
                .containsExactlyInAnyOrder("PT10M POINT:" + ready, "PT10M POINT:" + faulty, "PT10M POINT:" + silent);
        clock.setTo(start.plusSeconds(1));
        unready.sweep().block();
        assertThat(told()).hasSize(3);
    }

    @Test
    void theLetterSaysWhatIsTheMatterAndLeadsToThePointsPage() {
        clock.setTo(start.minus(Duration.ofMinutes(61)));
        check(faulty, Map.of("camera", "on", "network", "on"));
        clock.setTo(start.minus(Duration.ofMinutes(60)));
        unready.sweep().block();
        new Deliveries(api, database).settled(briefing);
        assertThat(new Deliveries(api, database)
                        .items(briefing, "SENT").stream()
                                .filter(item -> item.get("kind").asString().equals("NOTICE"))
                                .map(item -> item.get("recipient").asString()))
                .containsExactlyInAnyOrder("POINT:" + faulty, "POINT:" + silent, "POINT:" + ready);
    }

    @Test
    void aCheckOfLongAgoAndOneBeforeAMoveCountForNothing() {
        clock.setTo(start.minus(Duration.ofHours(20)));
        check(ready, ALL);
        assertThat(state(ready)).isEqualTo("MISSING");
        assertThat(item(ready).at("/check/camera").asBoolean()).isTrue();
    }

    @Test
    void showsTheCardAndKeepsWhatTheFormSays() {
        clock.setTo(start.minus(Duration.ofMinutes(45)));
        var page = get(silent);
        assertThat(page)
                .contains(
                        "Kiểm tra thiết bị",
                        "Chưa kiểm tra.",
                        "name=\"camera\"",
                        "/preflight/check.js",
                        "data-testing=")
                .doesNotContain("data-turn=");
        var measured = new LinkedMultiValueMap<String, String>();
        ALL.forEach(measured::add);
        Map.of("tested", "true", "rtt", "12", "kbps", "34567", "via", "LOOPBACK")
                .forEach(measured::add);
        var answer = post(silent, measured);
        assertThat(answer.getStatus()).isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(String.valueOf(answer.getResponseHeaders().getLocation())).endsWith("done=preflight#preflight");
        var check = item(silent).get("check");
        assertThat(check.get("rttMs").asInt()).isEqualTo(12);
        assertThat(check.get("kbps").asInt()).isEqualTo(34567);
        assertThat(check.get("via").asString()).isEqualTo("LOOPBACK");
        assertThat(check.get("tested").asBoolean()).isTrue();
        assertThat(get(silent)).contains("Mọi thiết bị hoạt động");
    }

    @Test
    void believesNothingThatCannotBe() {
        clock.setTo(start.minus(Duration.ofMinutes(45)));
        var odd = new LinkedMultiValueMap<String, String>();
        odd.add("camera", "yes");
        odd.add("microphone", "<script>");
        odd.add("tested", "true");
        odd.add("rtt", "-1");
        odd.add("kbps", "99999999999999999999");
        odd.add("via", "'; drop table preflight.device_check; --");
        odd.add("briefing", UUID.randomUUID().toString());
        assertThat(post(silent, odd, "Mozilla/5.0 \u00e9<script>alert(1)</script>" + "x".repeat(3000))
                        .getStatus())
                .isEqualTo(HttpStatus.SEE_OTHER);
        var check = item(silent).get("check");
        assertThat(check.get("camera").asBoolean()).isFalse();
        assertThat(check.get("rttMs").isNull()).isTrue();
        assertThat(check.get("kbps").isNull()).isTrue();
        assertThat(check.get("via").isNull()).isTrue();
        assertThat(check.get("browser").asString()).hasSize(200);
        assertThat(get(silent)).doesNotContain("<script>alert");

        var large = new LinkedMultiValueMap<String, String>();
        large.add("camera", "x".repeat(2_000_000));
        assertThat(post(silent, large).getStatus()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        clock.setTo(start.plus(Duration.ofHours(3)));
        assertThat(post(silent, new LinkedMultiValueMap<>()).getStatus()).isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void refusesWhatAnotherSiteSendsAndWhoHasNoAccount() {
        var answer = api.anybody()
                .post()
                .uri("/p/" + token(silent) + "/preflight")
                .header("Sec-Fetch-Site", "cross-site")
                .body(BodyInserters.fromFormData("camera", "on"))
                .exchange()
                .expectBody()
                .returnResult();
        assertThat(answer.getStatus()).isEqualTo(HttpStatus.FORBIDDEN);
        api.anybody()
                .get()
                .uri("/api/v1/briefings/{id}/readiness", Deliveries.id(briefing))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        api.admin()
                .get()
                .uri("/api/v1/briefings/{id}/readiness", UUID.randomUUID())
                .exchange()
                .expectStatus()
                .isNotFound();
        api.admin()
                .get()
                .uri("/api/v1/briefings/x'y/readiness")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void nobodyChangesWhatWasSaid() {
        clock.setTo(start.minus(Duration.ofMinutes(45)));
        check(silent, ALL);
        for (var statement : List.of(
                "update preflight.device_check set camera = false",
                "delete from preflight.device_check",
                "truncate preflight.device_check"))
            assertThatThrownBy(() -> database.sql(statement).then().block()).hasMessageContaining("append-only");
    }

    @Test
    void servesWhatThePageMeasuresWith() {
        var much = api.anybody()
                .get()
                .uri("/preflight/probe?much=1")
                .exchange()
                .expectBody()
                .returnResult();
        assertThat(much.getResponseBody()).hasSize(256 * 1024);
        assertThat(much.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        var nothing = api.anybody()
                .get()
                .uri("/preflight/probe?n=1")
                .exchange()
                .expectBody()
                .returnResult();
        assertThat(nothing.getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(nothing.getResponseBody()).isNull();
    }

    private void check(String point, Map<String, String> works) {
        var form = new LinkedMultiValueMap<String, String>();
        works.forEach(form::add);
        assertThat(post(point, form).getStatus()).isEqualTo(HttpStatus.SEE_OTHER);
    }

    private EntityExchangeResult<byte[]> post(String point, MultiValueMap<String, String> form) {
        return post(point, form, "Mozilla/5.0");
    }

    private EntityExchangeResult<byte[]> post(String point, MultiValueMap<String, String> form, String agent) {
        return api.anybody()
                .post()
                .uri("/p/" + token(point) + "/preflight")
                .header(HttpHeaders.ACCEPT, "text/html")
                .header(HttpHeaders.USER_AGENT, agent)
                .body(BodyInserters.fromFormData(form))
                .exchange()
                .expectBody()
                .returnResult();
    }

    private String get(String point) {
        var page = api.anybody()
                .get()
                .uri(URI.create(api.base() + "/p/" + token(point)))
                .header(HttpHeaders.ACCEPT, "text/html")
                .exchange()
                .expectBody()
                .returnResult();
        return new String(Objects.requireNonNull(page.getResponseBody()), StandardCharsets.UTF_8);
    }

    private String token(String point) {
        var link = roster.linksOf(new BriefingId(UUID.fromString(Deliveries.id(briefing))))
                .filter(found -> point.equals(found.point()))
                .blockFirst();
        return Objects.requireNonNull(Objects.requireNonNull(link).deskToken());
    }

    private JsonNode readiness() {
        return api.get("/api/v1/briefings/{id}/readiness", Deliveries.id(briefing));
    }

    private JsonNode item(String point) {
        return readiness()
                .get("items")
                .valueStream()
                .filter(item -> item.get("code").asString().equals(point))
                .findFirst()
                .orElseThrow();
    }

    private String state(String point) {
        return item(point).get("state").asString();
    }

    /** Check-time and recipient of each letter that was queued. */
    private List<String> told() {
        return Objects.requireNonNull(database.sql("""
                        select split_part(split_part(occasion, ':', 2), '@', 1) || ' ' || recipient as told
                          from invitations.message where briefing = :briefing and occasion like 'PREFLIGHT:%'""")
                .bind("briefing", UUID.fromString(Deliveries.id(briefing)))
                .mapValue(String.class)
                .all()
                .collectList()
                .block());
    }
}
