package vn.giaoban.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;
import static vn.giaoban.support.BriefingRequest.aFreeDay;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.TestClock;

/** What a secretary does with a briefing. */
@IntegrationTest
class BriefingIT {

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    @Autowired
    private TestClock clock;

    @AfterEach
    void nothingIsBookedTwice() {
        clock.reset();
        invariants.hold();
    }

    @Test
    void booksARoomAtEachOfThe53Points() {
        var day = aFreeDay();
        var briefing = api.schedule(aBriefing().on(day).across("ALL").body());
        assertThat(briefing.get("status").asString()).isEqualTo("DRAFT");
        assertThat(briefing.get("points"))
                .hasSize(53)
                .allSatisfy(point -> assertThat(point.get("room").asString())
                        .startsWith(point.get("code").asString() + "/P"));
        assertThat(briefing.at("/counts/pending").asInt()).isEqualTo(53);
        var items = api.get("/api/v1/calendar?from={from}&to={to}", day + "T00:00:00Z", day.plusDays(1) + "T00:00:00Z")
                .get("items");
        assertThat(items).hasSize(53);
    }

    @Test
    void aRefusalNamesWhoHoldsWhatAndOffersRoomsAndTimes() {
        var day = aFreeDay();
        var first = api.schedule(aBriefing()
                .titled("Cuộc họp đầu")
                .on(day)
                .atPoints("Q-BA-DINH", "H-BA-VI")
                .body());
        var second = aBriefing()
                .on(day)
                .at("09:00", "10:00")
                .with("points", List.of(Map.of("code", "Q-BA-DINH", "room", "Q-BA-DINH/P1"), Map.of("code", "H-BA-VI")))
                .body();
        var refusal = refusal(api.post("/api/v1/briefings", second), 409, "schedule-conflict");
        assertThat(refusal.get("conflicts")).hasSize(2);
        var conflict = refusal.at("/conflicts/0");
        assertThat(conflict.get("point").asString()).isEqualTo("Q-BA-DINH");
        assertThat(conflict.get("room").asString()).isEqualTo("Q-BA-DINH/P1");
        assertThat(conflict.at("/heldBy/id").asString())
                .isEqualTo(first.get("id").asString());
        assertThat(conflict.at("/heldBy/title").asString()).isEqualTo("Cuộc họp đầu");
        assertThat(conflict.at("/heldBy/end").asString()).isEqualTo(day + "T09:30:00+07:00");
        assertThat(conflict.at("/alternatives/0").asString()).isEqualTo("Q-BA-DINH/P2");
        assertThat(refusal.get("suggestions")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(refusal.get("suggestions"))
                .allSatisfy(s -> assertThat(s.get("complete").asBoolean()).isTrue());
        // each of them is good for a booking
        var suggestion = refusal.at("/suggestions/0");
        second.put("start", suggestion.get("start").asString());
        second.put("end", suggestion.get("end").asString());
        api.schedule(second);
    }

    @Test
    void takesAnotherRoomOfThePointWhenTheFirstIsTaken() {
        var day = aFreeDay();
        api.schedule(aBriefing().on(day).atPoints("Q-HA-DONG").body());
        var second = api.schedule(aBriefing().on(day).atPoints("Q-HA-DONG").body());
        assertThat(second.at("/points/0/room").asString()).isEqualTo("Q-HA-DONG/P2");
        assertThat(second.at("/points/0/roomName").asString()).isEqualTo("Phòng họp trực tuyến 2");
    }

    @Test
    void bestEffortLeavesOutOptionalPointsThatAreTaken() {
        var day = aFreeDay();
        api.schedule(aBriefing().on(day).atPoints("H-SOC-SON").body());
        var body = aBriefing()
                .on(day)
                .with("policy", "BEST_EFFORT")
                .with("points", List.of(Map.of("code", "H-SOC-SON", "required", false), Map.of("code", "H-GIA-LAM")))
                .body();
        var points = api.schedule(body).get("points");
        assertThat(points.valueStream().map(p -> p.get("room").isNull())).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void movesWithItsRoomsAndKeepsThemWhenItCanNot() {
        var day = aFreeDay();
        var other = api.schedule(
                aBriefing().on(day).at("14:00", "15:00").atPoints("H-HOAI-DUC").body());
        var briefing = api.schedule(aBriefing()
                .on(day)
                .at("08:00", "09:00")
                .atPoints("H-HOAI-DUC", "H-QUOC-OAI")
                .body());
        var clash = Map.of("start", day + "T14:30:00+07:00", "end", day + "T15:30:00+07:00");
        var refusal = refusal(patch(briefing, "\"1\"", clash), 409, "schedule-conflict");
        assertThat(refusal.at("/conflicts/0/heldBy/id").asString())
                .isEqualTo(other.get("id").asString());
        var moved = api.read(patch(briefing, "\"1\"", Map.of("start", day + "T08:30:00+07:00", "title", "Dời nửa giờ"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\""));
        assertThat(moved.get("start").asString()).isEqualTo(day + "T08:30:00+07:00");
        assertThat(moved.get("title").asString()).isEqualTo("Dời nửa giờ");
        assertThat(moved.get("points")).hasSize(2);
        var dropped = api.read(patch(briefing, "\"2\"", Map.of("points", List.of(Map.of("code", "H-QUOC-OAI"))))
                .expectStatus()
                .isOk());
        assertThat(dropped.get("points")).hasSize(1);
        assertThat(dropped.at("/counts/expected").asInt()).isOne();
        // the room of the point that was dropped is free again
        api.schedule(
                aBriefing().on(day).at("08:30", "09:00").atPoints("H-HOAI-DUC").body());
    }

    @Test
    void chairAndPresentersMoveWithTheirBriefing() {
        var day = aFreeDay();
        var presenter = Map.of("name", "Phạm Minh", "email", "minh@hanoi.example", "role", "PRESENTER");
        var briefing = api.schedule(aBriefing()
                .on(day)
                .at("08:00", "09:00")
                .atPoints("H-DAN-PHUONG")
                .chairedBy("Vũ Hà", "Ha@hanoi.example")
                .with("delegates", List.of(presenter))
                .body());
        var move = Map.of(
                "start", day + "T10:00:00+07:00",
                "end", day + "T11:00:00+07:00",
                "chair", Map.of("name", "Đỗ Lan", "email", "lan@hanoi.example"));
        patch(briefing, "\"1\"", move).expectStatus().isOk();
        var later = aBriefing().on(day).at("10:30", "11:30").atPoints("H-BA-VI");
        refusal(
                api.post(
                        "/api/v1/briefings",
                        later.with("delegates", List.of(presenter)).body()),
                409,
                "schedule-conflict");
        later.with("delegates", List.of());
        refusal(
                api.post(
                        "/api/v1/briefings",
                        later.chairedBy("Lan", "LAN@hanoi.example").body()),
                409,
                "schedule-conflict");
        api.schedule(later.chairedBy("Vũ Hà", "ha@hanoi.example").body());
    }

    @Test
    void aChangeNeedsTheVersionItWasMadeFrom() {
        var briefing = api.schedule(aBriefing().atPoints("H-DAN-PHUONG").body());
        refusal(patch(briefing, null, Map.of("title", "x")), 428, "precondition-required");
        refusal(patch(briefing, "\"7\"", Map.of("title", "x")), 412, "stale-version");
        refusal(patch(briefing, "\"1\"", Map.of("delegates", List.of())), 400, "invalid-request");
        patch(briefing, "\"1\"", Map.of("title", "Mới")).expectStatus().isOk();
        refusal(patch(briefing, "\"1\"", Map.of("title", "x")), 412, "stale-version");
        assertThat(read(briefing).get("title").asString()).isEqualTo("Mới");
    }

    @Test
    void isPublishedAndCalledOff() {
        var day = aFreeDay();
        var briefing = api.schedule(aBriefing().on(day).atPoints("H-THANH-OAI").body());
        command(briefing, "publish", null, "{}").expectStatus().isEqualTo(428);
        var published = api.read(
                command(briefing, "publish", "\"1\"", "{}").expectStatus().isOk());
        assertThat(published.get("status").asString()).isEqualTo("SCHEDULED");
        command(briefing, "cancel", "\"2\"", "{}").expectStatus().isBadRequest();
        var cancelled = api.read(command(briefing, "cancel", "\"2\"", "{\"reason\": \"Bão số 9\"}")
                .expectStatus()
                .isOk());
        assertThat(cancelled.get("status").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.get("cancelReason").asString()).isEqualTo("Bão số 9");
        refusal(patch(briefing, "\"3\"", Map.of("title", "x")), 409, "wrong-status");
        refusal(command(briefing, "publish", "\"3\"", "{}"), 409, "wrong-status");
        api.schedule(aBriefing().on(day).atPoints("H-THANH-OAI").body());
    }

    @Test
    void livesByTheClock() {
        var body = aBriefing().atPoints("H-THUONG-TIN").published().body();
        var briefing = api.schedule(body);
        var draft = api.schedule(aBriefing().atPoints("H-THUONG-TIN").body());
        var start = OffsetDateTime.parse(briefing.get("start").asString()).toInstant();
        clock.setTo(start.plusSeconds(60));
        assertThat(read(briefing).get("status").asString()).isEqualTo("LIVE");
        refusal(patch(briefing, "\"1\"", Map.of("points", List.of(Map.of("code", "H-UNG-HOA")))), 409, "wrong-status");
        clock.setTo(OffsetDateTime.parse(briefing.get("end").asString()).toInstant());
        assertThat(read(briefing).get("status").asString()).isEqualTo("ENDED");
        clock.setTo(OffsetDateTime.parse(draft.get("start").asString()).toInstant());
        assertThat(read(draft).get("status").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void isFoundByWhatPeopleRememberOfIt() {
        var day = aFreeDay();
        var briefing = api.schedule(aBriefing()
                .titled("Giao ban đột xuất về phòng chống bão")
                .on(day)
                .chairedBy("Lê Đình Phúc", "phuc@hanoi.example")
                .atPoints("H-THANH-TRI")
                .body());
        var id = briefing.get("id").asString();
        for (var query :
                List.of("q=PHONG CHONG BAO", "chair=le dinh", "point=H-THANH-TRI&from=" + day + "T00:00:00Z")) {
            var items = api.get("/api/v1/briefings?limit=500&" + query).get("items");
            assertThat(items.valueStream().map(item -> item.get("id").asString()))
                    .as(query)
                    .contains(id);
        }
        assertThat(api.get("/api/v1/briefings?q=100%25&status=DRAFT").get("items"))
                .isEmpty();
    }

    @Test
    void aListIsReadPageByPage() {
        var day = aFreeDay();
        for (var hour = 10; hour < 15; hour++)
            api.schedule(aBriefing()
                    .on(day)
                    .at(hour + ":00", hour + ":30")
                    .atPoints("H-PHUC-THO")
                    .body());
        var seen = new ArrayList<String>();
        var path = "/api/v1/briefings?limit=2&point=H-PHUC-THO&from=" + day + "T00:00:00Z&to=" + day.plusDays(1)
                + "T00:00:00Z";
        for (var page = api.get(path);
                ;
                page = api.get(path + "&cursor=" + page.get("next").asString())) {
            page.get("items").forEach(item -> seen.add(item.get("start").asString()));
            if (page.get("next").isNull()) break;
        }
        assertThat(seen).hasSize(5).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void findsTheEarliestTimesAtWhichAllAreFree() {
        var day = aFreeDay();
        api.schedule(aBriefing()
                .on(day)
                .at("08:00", "09:40")
                .atPoints("H-CHUONG-MY")
                .chairedBy("Hoà", "hoa@hanoi.example")
                .body());
        var search = Map.of(
                "points",
                List.of("H-CHUONG-MY", "H-PHU-XUYEN"),
                "people",
                List.of("HOA@hanoi.example"),
                "duration",
                "PT1H",
                "window",
                Map.of("from", day + "T07:00:00+07:00", "to", day + "T12:00:00+07:00"),
                "workingHoursOnly",
                true,
                "maxResults",
                3);
        var slots = api.read(api.post("/api/v1/availability/search", search)
                        .expectStatus()
                        .isOk())
                .get("slots");
        assertThat(slots.valueStream().map(s -> s.get("start").asString()))
                .containsExactly(day + "T09:45:00+07:00", day + "T10:00:00+07:00", day + "T10:15:00+07:00");
        var tight = Map.of(
                "points", List.of("H-CHUONG-MY", "H-PHU-XUYEN"),
                "duration", "PT1H",
                "window", Map.of("from", day + "T08:00:00+07:00", "to", day + "T09:30:00+07:00"));
        var partial = api.read(api.post("/api/v1/availability/search", tight)
                        .expectStatus()
                        .isOk())
                .at("/slots/0");
        assertThat(partial.get("complete").asBoolean()).isFalse();
        assertThat(partial.get("missing").valueStream().map(JsonNode::asString)).containsExactly("H-CHUONG-MY");
    }

    @Test
    void aPointThatIsExpectedCanNotBeRetired() {
        var code = "TEST-" + System.nanoTime();
        put("/api/v1/points/" + code, Map.of("name", "Điểm thử", "kind", "OTHER"))
                .expectStatus()
                .isCreated();
        put("/api/v1/points/" + code + "/rooms/P1", Map.of("name", "Phòng", "capacity", 10))
                .expectStatus()
                .isCreated();
        var briefing = api.schedule(aBriefing().atPoints(code).body());
        var refusal = refusal(delete("/api/v1/points/" + code, "\"2\""), 409, "point-in-use");
        assertThat(refusal.at("/briefings/0/briefing").asString())
                .isEqualTo(briefing.get("id").asString());
        refusal(delete("/api/v1/points/" + code + "/rooms/P1", "\"1\""), 409, "point-in-use");
        command(briefing, "cancel", "\"1\"", "{\"reason\": \"Thử xong\"}")
                .expectStatus()
                .isOk();
        delete("/api/v1/points/" + code, "\"2\"").expectStatus().isNoContent();
        refusal(api.post("/api/v1/briefings", aBriefing().atPoints(code).body()), 400, "invalid-request");
    }

    private JsonNode read(JsonNode briefing) {
        return api.get("/api/v1/briefings/{id}", briefing.get("id").asString());
    }

    private WebTestClient.ResponseSpec patch(JsonNode briefing, @Nullable String ifMatch, Object change) {
        return api.admin()
                .patch()
                .uri("/api/v1/briefings/{id}", briefing.get("id").asString())
                .headers(h -> {
                    if (ifMatch != null) h.set("If-Match", ifMatch);
                })
                .contentType(MediaType.valueOf("application/merge-patch+json"))
                .bodyValue(change)
                .exchange();
    }

    private WebTestClient.ResponseSpec command(
            JsonNode briefing, String command, @Nullable String ifMatch, String body) {
        return api.admin()
                .post()
                .uri("/api/v1/briefings/{id}/{command}", briefing.get("id").asString(), command)
                .headers(h -> {
                    if (ifMatch != null) h.set("If-Match", ifMatch);
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec put(String path, Object body) {
        return api.admin()
                .put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec delete(String path, String ifMatch) {
        return api.admin().delete().uri(path).header("If-Match", ifMatch).exchange();
    }

    private JsonNode refusal(WebTestClient.ResponseSpec answer, int status, String slug) {
        var problem = api.read(
                answer.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        assertThat(problem.get("type").asString()).isEqualTo("urn:giaoban:problem:" + slug);
        return problem;
    }
}
