package vn.giaoban.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;
import static vn.giaoban.support.BriefingRequest.aFreeDay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;

/** A meeting that takes longer than planned. */
@IntegrationTest
class ExtensionIT {

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TestClock clock;

    private OwnPoints points;
    private LocalDate day;

    @BeforeEach
    void enter() {
        points = new OwnPoints(api);
        day = aFreeDay();
    }

    @AfterEach
    void nothingIsBookedTwice() {
        clock.reset();
        invariants.hold();
    }

    @Test
    void aRunningBriefingGoesOnInItsRoomsAndEverythingFollows() {
        var code = points.aPoint();
        var briefing = api.schedule(at(code).chairedBy("Nguyễn Văn An", "an-" + code + "@ubnd.example")
                .published()
                .body());
        var told = new Deliveries(api, database).settled(briefing).get("items").size();
        clock.setTo(time("09:20"));
        var longer = api.read(extend(briefing, "\"1\"", "10:15")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\""));
        assertThat(longer.get("status").asString()).isEqualTo("LIVE");
        assertThat(longer.get("end").asString()).isEqualTo(day + "T10:15:00+07:00");
        assertThat(longer.at("/points/0/room").asString()).isEqualTo(code + "/P1");
        assertThat(longer.at("/conference/closeAt").asString()).isEqualTo(day + "T10:45:00+07:00");
        assertThat(gate(longer).get("duration").asInt()).isEqualTo(165 * 60);

        clock.setTo(time("10:00"));
        assertThat(points.read(briefing).get("status").asString()).isEqualTo("LIVE");
        // who is in it sees it go on, nobody else has to come
        var now = new Deliveries(api, database).settled(briefing).get("items");
        assertThat(now).hasSize(told);
        clock.reset();
        refusal(api.post("/api/v1/briefings", at(code).at("10:00", "11:00").body()), 409, "schedule-conflict");
        var chair = at(points.aPoint()).at("10:00", "11:00").chairedBy("Nguyễn Văn An", "AN-" + code + "@ubnd.example");
        refusal(api.post("/api/v1/briefings", chair.body()), 409, "schedule-conflict");
        api.schedule(at(code).at("10:15", "11:00").body());
    }

    @Test
    void aRefusalNamesAllThatIsInTheWayAndTheLatestEndThatWouldDo() {
        var first = points.aPoint();
        var second = points.aPoint();
        var briefing = api.schedule(at(first, second).published().body());
        var later = api.schedule(at(first).at("10:00", "10:30").body());
        var last = api.schedule(at(first, second).at("10:30", "11:00").body());
        clock.setTo(time("08:30"));
        var refusal = refusal(extend(briefing, "\"1\"", "11:00"), 409, "schedule-conflict");
        assertThat(refusal.get("conflicts")
                        .valueStream()
                        .map(c -> c.at("/heldBy/id").asString()))
                .containsExactlyInAnyOrder(id(later), id(last), id(last));
        assertThat(refusal.get("suggestions")).hasSize(1);
        var suggested = refusal.at("/suggestions/0/end").asString();
        assertThat(suggested).isEqualTo(day + "T10:00:00+07:00");
        assertThat(points.read(briefing).get("end").asString()).isEqualTo(day + "T09:30:00+07:00");
        extend(briefing, "*", "10:00").expectStatus().isOk();
        refusal = refusal(extend(briefing, "*", "10:30"), 409, "schedule-conflict");
        assertThat(refusal.get("suggestions")).isEmpty();
    }

    @Test
    void nobodyIsPutOutOfTheirRoomEvenWhereTheyAreOptional() {
        var required = points.aPoint();
        var optional = points.aPoint();
        var missing = points.aPoint();
        api.schedule(at(missing).body());
        var briefing = api.schedule(OwnPoints.bestEffort(at(), required, optional, missing)
                .published()
                .body());
        api.schedule(at(optional).at("09:30", "10:00").body());
        clock.setTo(time("08:30"));
        refusal(extend(briefing, "*", "10:00"), 409, "schedule-conflict");
        // who has no room needs none
        var free = api.schedule(OwnPoints.bestEffort(at().at("11:00", "12:00"), required, missing)
                .published()
                .body());
        extend(free, "*", "12:30").expectStatus().isOk();
    }

    @Test
    void oneThatHasNotBegunIsProlongedAndToldOf() {
        var briefing = api.schedule(at(points.aPoint()).published().body());
        new Deliveries(api, database).settled(briefing);
        extend(briefing, "\"1\"", "10:00").expectStatus().isOk();
        assertThat(invariants.count("select count(*) from outbox.event where key = 'briefing:" + id(briefing) + "'")
                        + new Deliveries(api, database)
                                .items(briefing, "QUEUED")
                                .size())
                .isPositive();
    }

    @Test
    void whatIsNoBriefingUnderWayRefusesClearly() {
        var draft = api.schedule(at(points.aPoint()).body());
        refusal(extend(draft, null, "10:00"), 428, "precondition-required");
        refusal(extend(draft, "\"7\"", "10:00"), 412, "stale-version");
        refusal(extend(draft, "*", "10:00"), 409, "wrong-status");
        var cancelled = api.schedule(at(points.aPoint()).published().body());
        points.cancel(cancelled);
        refusal(extend(cancelled, "*", "10:00"), 409, "wrong-status");
        var over = api.schedule(at(points.aPoint()).published().body());
        clock.setTo(time("09:30"));
        assertThat(refusal(extend(over, "*", "10:00"), 409, "wrong-status")
                        .get("current")
                        .asString())
                .isEqualTo("ENDED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"end\": null}",
                "{\"end\": \"DAYT09:30:00+07:00\"}",
                "{\"end\": \"DAYT08:30:00+07:00\"}",
                "{\"end\": \"DAYT10:00:00.5+07:00\"}",
                "{\"end\": \"2098-01-01T00:00:00Z\"}",
                "{\"end\": \"+999999999-12-31T23:59:59-18:00\"}",
                "{\"end\": \"morgen\"}",
                "{\"end\": \"DAYT10:00:00+07:00\", \"start\": 1}",
                "[]"
            })
    void anEndMustBeALaterOne(String body) {
        var briefing = api.schedule(at(points.aPoint()).published().body());
        refusal(send(briefing, "*", body.replace("DAY", day.toString())), 400, "invalid-request");
    }

    @Test
    void extensionsAndBookingsOfOneRoomRace() {
        for (var round = 0; round < 4; round++) {
            day = aFreeDay();
            var code = points.aPoint();
            var briefing = api.schedule(at(code).published().body());
            clock.setTo(time("08:30"));
            var booking = at(code).at("09:30", "10:30").body();
            var answers = Objects.requireNonNull(Flux.merge(
                            Flux.fromStream(IntStream.range(0, 16).mapToObj(i -> {
                                Mono<Integer> call = i % 2 == 0
                                        ? call("/api/v1/briefings/" + id(briefing) + "/extend", end("10:00"))
                                        : call("/api/v1/briefings", booking);
                                return call;
                            })),
                            16)
                    .collectList()
                    .block(Duration.ofSeconds(60)));
            var won = answers.stream().filter(status -> status < 300).toList();
            // eight ask for the same end: the first has it, to the others it is no later one
            assertThat(won).as("round %s: %s", round, answers).hasSize(1);
            assertThat(answers).allMatch(status -> status == 200 || status == 201 || status == 400 || status == 409);
            clock.reset();
            invariants.hold();
        }
    }

    private BriefingRequest at(String... codes) {
        return aBriefing().on(day).atPoints(codes);
    }

    private Instant time(String at) {
        return OffsetDateTime.parse(day + "T" + at + ":00+07:00").toInstant();
    }

    private Map<String, Object> end(String at) {
        return Map.of("end", day + "T" + at + ":00+07:00");
    }

    private static String id(JsonNode briefing) {
        return briefing.get("id").asString();
    }

    private WebTestClient.ResponseSpec extend(JsonNode briefing, @Nullable String ifMatch, String end) {
        return send(briefing, ifMatch, end(end));
    }

    private WebTestClient.ResponseSpec send(JsonNode briefing, @Nullable String ifMatch, Object body) {
        return api.admin()
                .post()
                .uri("/api/v1/briefings/{id}/extend", id(briefing))
                .headers(h -> {
                    if (ifMatch != null) h.set("If-Match", ifMatch);
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private Mono<Integer> call(String path, Object body) {
        return WebClient.builder()
                .baseUrl(api.base())
                .defaultHeaders(h -> h.setBasicAuth("admin", Api.PASSWORD))
                .build()
                .post()
                .uri(path)
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(r -> r.releaseBody().thenReturn(r.statusCode().value()));
    }

    private JsonNode gate(JsonNode briefing) {
        return api.read(api.conferenceServer()
                .post()
                .uri("/jitsi/reservations/conference")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("name=" + briefing.at("/conference/name").asString() + "&mail_owner=a&start_time=b")
                .exchange()
                .expectStatus()
                .isOk());
    }

    private JsonNode refusal(WebTestClient.ResponseSpec answer, int status, String slug) {
        var problem = api.read(answer.expectStatus().isEqualTo(status));
        assertThat(problem.get("type").asString()).isEqualTo("urn:giaoban:problem:" + slug);
        return problem;
    }
}
