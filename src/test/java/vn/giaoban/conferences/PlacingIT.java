package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;
import static vn.giaoban.support.BriefingRequest.aFreeDay;

import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;

/** Two conference servers, of which the second bears three connections. */
@IntegrationTest
class PlacingIT {

    private static final String SMALL = Api.SMALL_SERVER;

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private Placing placing;

    @Autowired
    private MissingServers missing;

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
    void leave() {
        clock.reset();
        invariants.hold();
    }

    @Test
    void aBriefingThatIsMovedTakesItsTokensAndAddressesAlong() throws Exception {
        var briefing = briefing(2, "08:00", "09:30");
        assertThat(server(briefing)).isEqualTo("default");
        var moved = api.read(move(briefing, SMALL).expectStatus().isOk());
        assertThat(moved.at("/conference/server").asString()).isEqualTo(SMALL);
        assertThat(moved.at("/conference/name").asString())
                .isEqualTo(briefing.at("/conference/name").asString());
        assertThat(server(briefing)).isEqualTo(SMALL);
        move(briefing, SMALL).expectStatus().isOk();
        assertThat(planned()).containsEntry("default", 0).containsEntry(SMALL, 2);

        clock.setTo(time("08:00"));
        var target = enter(briefing).expectStatus().isEqualTo(303).returnResult(String.class);
        var address = String.valueOf(target.getResponseHeaders().getLocation());
        assertThat(address)
                .startsWith("https://phu.meet.example/"
                        + briefing.at("/conference/name").asString());
        var token = SignedJWT.parse(address.substring(address.indexOf("?jwt=") + 5));
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("phu.meet.example");
    }

    @Test
    void aServerThatDoesNotBearItRefusesAndThePlanStays() {
        var large = briefing(4, "08:00", "09:30");
        var refusal = refusal(move(large, SMALL), 409, "capacity-exceeded");
        assertThat(refusal.get("server").asString()).isEqualTo(SMALL);
        assertThat(refusal.get("limit").asInt()).isEqualTo(3);
        assertThat(refusal.get("planned").asInt()).isEqualTo(4);
        assertThat(server(large)).isEqualTo("default");
        refusal(move(large, "khong-co"), 400, "invalid-request");
        refusal(move(large, ""), 400, "invalid-request");
    }

    @Test
    void manyMovesAtOnceDoNotSlipUnderTheLimitTogether() {
        var briefings = List.of(
                briefing(2, "08:00", "10:00"),
                briefing(2, "09:00", "11:00"),
                briefing(2, "09:30", "10:30"),
                briefing(2, "08:30", "09:45"));
        var done = Flux.fromIterable(briefings)
                .flatMap(b -> placing.move(id(b), SMALL, Actor.SYSTEM)
                        .thenReturn(1)
                        .onErrorResume(ProblemException.class, _ -> Mono.just(0)))
                .reduce(0, Integer::sum)
                .block(Duration.ofSeconds(30));
        assertThat(done).isOne();
        assertThat(planned()).containsEntry(SMALL, 2);
    }

    @Test
    void whoMovesToAnHourInWhichTheServerIsFullGoesToAnother() {
        var there = briefing(2, "08:00", "09:00");
        move(there, SMALL).expectStatus().isOk();
        var mover = briefing(2, "10:00", "11:00");
        move(mover, SMALL).expectStatus().isOk();
        points.change(mover, Map.of("title", "Tên khác"));
        points.change(mover, Map.of("end", day + "T11:30:00+07:00"));
        assertThat(server(mover)).isEqualTo(SMALL);
        points.change(mover, Map.of("start", day + "T08:30:00+07:00", "end", day + "T09:30:00+07:00"));
        assertThat(server(mover)).isEqualTo("default");
        assertThat(planned()).containsEntry(SMALL, 2).containsEntry("default", 2);
    }

    @Test
    void anOpenRoomStaysWhereItIs() {
        var briefing = briefing(1, "08:00", "09:30");
        clock.setTo(time("07:45"));
        refusal(move(briefing, SMALL), 409, "room-open");
        clock.setTo(time("07:44"));
        move(briefing, SMALL).expectStatus().isOk();
        // at the end it has to stay on the server that bears it no longer
        clock.reset();
        move(briefing(2, "09:30", "10:30"), SMALL).expectStatus().isOk();
        clock.setTo(time("09:00"));
        extend(briefing, "10:00").expectStatus().isOk();
        clock.setTo(time("10:31"));
        refusal(move(briefing, "default"), 409, "wrong-status");
    }

    @Test
    void aRunningBriefingIsNotProlongedBeyondWhatItsServerBears() {
        var briefing = briefing(2, "08:00", "09:30");
        move(briefing, SMALL).expectStatus().isOk();
        move(briefing(2, "09:30", "10:30"), SMALL).expectStatus().isOk();
        clock.setTo(time("09:00"));
        var refusal = refusal(extend(briefing, "10:00"), 409, "capacity-exceeded");
        assertThat(refusal.get("server").asString()).isEqualTo(SMALL);
        assertThat(points.read(briefing).get("end").asString()).isEqualTo(day + "T09:30:00+07:00");
    }

    @Test
    void aServerThatWasTakenOutIsSaidAndLeft() {
        var briefing = briefing(1, "08:00", "09:30");
        database.sql("update conferences.conference set deployment = 'cu' where briefing = :id")
                .bind("id", id(briefing).value())
                .then()
                .then(database.sql("update reservations.conference_load set server = 'cu' where holder = :id")
                        .bind("id", id(briefing).value())
                        .then())
                .block();
        assertThat(server(briefing)).isEqualTo("cu");
        assertThat(planned()).containsEntry("cu", 1);
        assertThat(Objects.requireNonNull(missing.affected().collectList().block()))
                .anySatisfy(b -> assertThat(b.id()).isEqualTo(id(briefing)));
        clock.setTo(time("08:10"));
        var refusal = refusal(enter(briefing), 503, "conference-server-gone");
        assertThat(refusal.get("server").asString()).isEqualTo("cu");
        assertThat(refusal.get("detail").asString()).contains("PUT /api/v1/briefings/", "default, " + SMALL);
        move(briefing, SMALL).expectStatus().isOk();
        enter(briefing).expectStatus().isEqualTo(303);
    }

    @Test
    void onlyWhoPlansMoves() {
        var briefing = briefing(1, "08:00", "09:30");
        api.anybody()
                .put()
                .uri("/api/v1/briefings/{id}/conference", id(briefing))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("server", SMALL))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        var unknown = api.admin()
                .put()
                .uri("/api/v1/briefings/{id}/conference", UUID.randomUUID())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("server", SMALL));
        refusal(unknown.exchange(), 404, "not-found");
    }

    private JsonNode briefing(int devices, String from, String to) {
        var codes = IntStream.range(0, devices).mapToObj(_ -> points.aPoint()).toArray(String[]::new);
        return api.schedule(
                aBriefing().on(day).at(from, to).atPoints(codes).published().body());
    }

    private static BriefingId id(JsonNode briefing) {
        return new BriefingId(UUID.fromString(briefing.get("id").asString()));
    }

    private Instant time(String at) {
        return OffsetDateTime.parse(day + "T" + at + ":00+07:00").toInstant();
    }

    private String server(JsonNode briefing) {
        return points.read(briefing).at("/conference/server").asString();
    }

    private WebTestClient.ResponseSpec move(JsonNode briefing, String server) {
        return api.admin()
                .put()
                .uri("/api/v1/briefings/{id}/conference", id(briefing))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("server", server))
                .exchange();
    }

    private WebTestClient.ResponseSpec extend(JsonNode briefing, String end) {
        return api.admin()
                .post()
                .uri("/api/v1/briefings/{id}/extend", id(briefing))
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("end", day + "T" + end + ":00+07:00"))
                .exchange();
    }

    private WebTestClient.ResponseSpec enter(JsonNode briefing) {
        var link = Objects.requireNonNull(roster.linksOf(id(briefing)).blockFirst());
        return api.anybody()
                .get()
                .uri("/j/{token}/enter", link.token())
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
    }

    /** The most that is planned on each server on the day. */
    private Map<String, Integer> planned() {
        var found = new HashMap<String, Integer>();
        for (var server : api.get(
                        "/api/v1/capacity?from={from}&to={to}",
                        day + "T00:00:00+07:00",
                        day.plusDays(1) + "T00:00:00+07:00")
                .get("servers"))
            found.put(
                    server.get("name").asString(),
                    server.get("curve")
                            .valueStream()
                            .mapToInt(step -> step.get("endpoints").asInt())
                            .max()
                            .orElse(0));
        return found;
    }

    private JsonNode refusal(WebTestClient.ResponseSpec answer, int status, String slug) {
        var problem = api.read(answer.expectStatus().isEqualTo(status));
        assertThat(problem.get("type").asString()).isEqualTo("urn:giaoban:problem:" + slug);
        return problem;
    }
}
