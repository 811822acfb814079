package vn.giaoban.nominations;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;

/** The task to name delegates, the board of those that have not, and the nudge. */
@IntegrationTest
class NominationIT {

    @Autowired
    private Api api;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Invariants invariants;

    @Autowired
    private TestClock clock;

    private OwnPoints points;
    private String quick;
    private String late;

    @BeforeEach
    void twoPoints() {
        points = new OwnPoints(api);
        quick = points.aPoint();
        late = points.aPoint();
    }

    @AfterEach
    void leave() {
        clock.reset();
        invariants.hold();
    }

    @Test
    void everyPointHasToNameItsPeopleOnceTheBriefingIsPublished() {
        var request = request();
        var briefing = api.schedule(request.body());
        assertThat(tasksOf(briefing, quick)).isEmpty();
        points.publish(briefing);
        assertThat(tasksOf(briefing, quick)).containsExactly("NOMINATION OPEN");
        var due = points.point(briefing, late).at("/tasks/0/due").asString();
        assertThat(OffsetDateTime.parse(due)).isEqualTo(request.start().minusMinutes(15));
    }

    @Test
    void isDoneWhenTheQuotaIsFilledAndOpenAgainWhenSomebodyIsTakenOff() {
        var briefing = api.schedule(request().published().body());
        var first = name(briefing, quick, 1);
        assertThat(state(briefing, quick)).isEqualTo("SHORT");
        assertThat(tasksOf(briefing, quick)).containsExactly("NOMINATION OPEN");
        name(briefing, quick, 2);
        assertThat(state(briefing, quick)).isEqualTo("COMPLETE");
        assertThat(tasksOf(briefing, quick)).containsExactly("NOMINATION DONE");
        api.admin()
                .delete()
                .uri("/api/v1/briefings/{id}/delegates/{delegate}", id(briefing), id(first))
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(tasksOf(briefing, quick)).containsExactlyInAnyOrder("NOMINATION DONE", "NOMINATION OPEN");
    }

    @Test
    void isClosedWhenThePointDeclinesIsDroppedOrTheBriefingIsCalledOff() {
        var briefing = api.schedule(request().published().body());
        answer(briefing, quick, "DECLINED");
        assertThat(tasksOf(briefing, quick)).containsExactly("NOMINATION CLOSED");
        assertThat(state(briefing, quick)).isEqualTo("DECLINED");
        answer(briefing, quick, "ACCEPTED");
        assertThat(tasksOf(briefing, quick)).containsExactlyInAnyOrder("NOMINATION CLOSED", "NOMINATION OPEN");
        points.change(briefing, Map.of("points", List.of(Map.of("code", quick))));
        assertThat(statuses(late)).containsExactly("CLOSED");
        points.cancel(briefing);
        assertThat(statuses(quick)).containsExactly("CLOSED", "CLOSED");
    }

    @Test
    void movesWithTheBriefing() {
        var request = request();
        var briefing = api.schedule(request.published().body());
        name(briefing, quick, 1);
        name(briefing, quick, 2);
        var later = request.start().plusHours(2);
        points.change(
                briefing,
                Map.of("start", later.toString(), "end", later.plusHours(1).toString()));
        var due = points.point(briefing, late).at("/tasks/0/due").asString();
        assertThat(OffsetDateTime.parse(due)).isEqualTo(later.minusMinutes(15));
        assertThat(tasksOf(briefing, quick)).containsExactly("NOMINATION DONE");
    }

    @Test
    void whomTheSecretaryNamesCounts() {
        var briefing = api.schedule(request()
                .with(
                        "delegates",
                        List.of(
                                Map.of("name", "A", "point", quick),
                                Map.of("name", "B", "point", quick, "role", "PRESENTER")))
                .published()
                .body());
        assertThat(tasksOf(briefing, quick)).isEmpty();
        assertThat(state(briefing, quick)).isEqualTo("COMPLETE");
        assertThat(tasksOf(briefing, late)).containsExactly("NOMINATION OPEN");
    }

    @Test
    void theBoardShowsWhoIsMissingAndTheNudgeGoesToThemOnceAnHour() {
        var briefing = api.schedule(request().published().body());
        name(briefing, quick, 1);
        name(briefing, quick, 2);
        var board = api.get("/api/v1/briefings/{id}/nominations", id(briefing));
        assertThat(board.at("/counts/missing").asInt()).isOne();
        assertThat(board.at("/counts/complete").asInt()).isOne();
        assertThat(item(briefing, late).get("remindedAt").isNull()).isTrue();
        assertThat(remind(briefing)).isOne();
        assertThat(remind(briefing)).as("once an hour").isZero();
        assertThat(item(briefing, late).get("remindedAt").isNull()).isFalse();
        var sent = new Deliveries(api, database).settled(briefing).get("items");
        assertThat(sent.valueStream()
                        .filter(m -> m.get("kind").asString().equals("REMINDER"))
                        .map(m -> m.get("recipient").asString()))
                .containsExactly("POINT:" + late);
        clock.setTo(clock.instant().plus(Duration.ofMinutes(61)));
        assertThat(remind(briefing)).isOne();
        var html = new String(
                page("/briefings/" + id(briefing) + "/nominations"), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(html).contains("Điểm cầu " + late, "0/2", "2/2");
    }

    @Test
    void onlyComingBriefingsAreRemindedOf() {
        var draft = api.schedule(request().body());
        api.post("/api/v1/briefings/" + id(draft) + "/nominations/remind", Map.of())
                .expectStatus()
                .isEqualTo(409);
        api.anybody()
                .get()
                .uri("/briefings/{id}/nominations", id(draft))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        api.admin()
                .post()
                .uri("/briefings/{id}/nominations/remind", id(draft))
                .header("Origin", "https://elsewhere.example")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private byte[] page(String path) {
        var body = api.admin()
                .get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return body == null ? new byte[0] : body;
    }

    private long remind(JsonNode briefing) {
        return api.read(api.post("/api/v1/briefings/" + id(briefing) + "/nominations/remind", Map.of())
                        .expectStatus()
                        .isOk())
                .get("reminded")
                .asLong();
    }

    private JsonNode name(JsonNode briefing, String point, int n) {
        return api.read(api.post(
                        "/api/v1/briefings/" + id(briefing) + "/delegates",
                        Map.of("name", "Người " + n, "point", point, "email", "n" + n + "@a.example"))
                .expectStatus()
                .isCreated());
    }

    private void answer(JsonNode briefing, String point, String response) {
        api.admin()
                .put()
                .uri("/api/v1/briefings/{id}/points/{code}/response", id(briefing), point)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("response", response))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private BriefingRequest request() {
        return aBriefing().with("points", List.of(Map.of("code", quick, "quota", 2), Map.of("code", late, "quota", 2)));
    }

    private JsonNode item(JsonNode briefing, String point) {
        return api.get("/api/v1/briefings/{id}/nominations", id(briefing))
                .get("items")
                .valueStream()
                .filter(i -> i.get("code").asString().equals(point))
                .findFirst()
                .orElseThrow();
    }

    private String state(JsonNode briefing, String point) {
        return item(briefing, point).get("state").asString();
    }

    private List<String> statuses(String point) {
        return api.get("/api/v1/tasks?kind=NOMINATION&point={point}", point)
                .get("items")
                .valueStream()
                .map(t -> t.get("status").asString())
                .toList();
    }

    private List<String> tasksOf(JsonNode briefing, String code) {
        return points.point(briefing, code)
                .get("tasks")
                .valueStream()
                .map(t -> t.get("kind").asString() + " " + t.get("status").asString())
                .toList();
    }

    private static String id(JsonNode thing) {
        return thing.get("id").asString();
    }
}
