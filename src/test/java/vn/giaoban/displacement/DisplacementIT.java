package vn.giaoban.displacement;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;
import static vn.giaoban.support.BriefingRequest.aFreeDay;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;

/** A secretary's day when something urgent comes in between. */
@IntegrationTest
class DisplacementIT {

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
    void theForecastIsWhatThenHappens() {
        var day = aFreeDay();
        var one = new OwnPoints(api).aPoint(1);
        var two = new OwnPoints(api).aPoint(2);
        var moved = api.schedule(aBriefing()
                .titled("Phải dời giờ")
                .on(day)
                .atPoints(one)
                .published()
                .body());
        var elsewhere = api.schedule(aBriefing()
                .titled("Phải đổi phòng")
                .on(day)
                .atPoints(two)
                .published()
                .body());
        var urgent = urgent(day).with("points", List.of(Map.of("code", one), Map.of("code", two, "room", two + "/P1")));
        var before = invariants.count("select count(*) from audit.entry");
        var forecast = api.read(
                api.post("/api/v1/briefings", urgent.with("displace", "PLAN").body())
                        .expectStatus()
                        .isOk());
        assertThat(forecast.get("conflicts")).isEmpty();
        assertThat(invariants.count("select count(*) from audit.entry")).isEqualTo(before);
        assertThat(read(moved)).isEqualTo(moved);
        var done = api.schedule(urgent.with("displace", true).body());
        assertThat(done.get("displaced")).isEqualTo(forecast.get("displaced")).hasSize(2);
        assertThat(done.get("status").asString()).isEqualTo("DRAFT");
        var first = displaced(done, moved);
        assertThat(first.get("action").asString()).isEqualTo("MOVED");
        assertThat(first.at("/from/start").asString()).isEqualTo(day + "T08:00:00+07:00");
        // as near as it gets: right after the urgent one
        assertThat(first.at("/to/start").asString()).isEqualTo(day + "T09:30:00+07:00");
        assertThat(first.get("rooms")).isEmpty();
        var second = displaced(done, elsewhere);
        assertThat(second.get("action").asString()).isEqualTo("ROOMS");
        assertThat(second.at("/to/start").asString()).isEqualTo(day + "T08:00:00+07:00");
        assertThat(second.at("/rooms/0/from").asString()).isEqualTo(two + "/P1");
        assertThat(second.at("/rooms/0/to").asString()).isEqualTo(two + "/P2");
        assertThat(read(moved).get("start").asString()).isEqualTo(day + "T09:30:00+07:00");
        assertThat(read(elsewhere).at("/points/0/room").asString()).isEqualTo(two + "/P2");
    }

    @Test
    void whoMakesWayKeepsItsNameAndItsPeopleAreTold() {
        var day = aFreeDay();
        var point = new OwnPoints(api).aPoint(1);
        var routine =
                api.schedule(aBriefing().on(day).atPoints(point).published().body());
        api.schedule(
                urgent(day).atPoints(point).with("displace", true).published().body());
        var after = read(routine);
        assertThat(after.get("version").asInt()).isEqualTo(2);
        assertThat(after.get("status").asString()).isEqualTo("SCHEDULED");
        assertThat(sequence(routine)).isOne();
        var told = message(routine, 2);
        assertThat(told.get("kind").asString()).isEqualTo("REQUEST");
        assertThat(invariants.count("""
                select count(*) from audit.entry where action = 'displace' and entity = 'briefing:%s'
                   and reason = 'Nhường phòng cho cuộc họp khẩn “Họp khẩn chống bão”: Bão số 9 vào bờ'""".formatted(id(routine)))).isOne();
    }

    @Test
    void urgentGoesBeforeImportantAndImportantBeforeRoutine() {
        var day = aFreeDay();
        var point = new OwnPoints(api).aPoint(1);
        var routine = api.schedule(aBriefing().on(day).atPoints(point).body());
        var important = api.schedule(aBriefing()
                .on(day)
                .atPoints(point)
                .with("priority", "IMPORTANT")
                .with("urgentReason", "Bộ trưởng đến thăm")
                .with("displace", true)
                .body());
        assertThat(displaced(important, routine).get("action").asString()).isEqualTo("MOVED");
        var urgent =
                api.schedule(urgent(day).atPoints(point).with("displace", true).body());
        assertThat(urgent.get("displaced")).hasSize(1);
        // 09:30 has the routine one, which has to stay: only who stands in the way goes
        assertThat(displaced(urgent, important).at("/to/start").asString()).isEqualTo(day + "T11:00:00+07:00");
    }

    @Test
    void equalsAreNotDisplaced() {
        var day = aFreeDay();
        var point = new OwnPoints(api).aPoint(1);
        var other = new OwnPoints(api).aPoint(1);
        var equal = api.schedule(urgent(day).atPoints(point).body());
        var lower = api.schedule(aBriefing().on(day).atPoints(other).body());
        var late = urgent(day).atPoints(point, other);
        var refusal = refusal(late.with("displace", true).body(), 409, "schedule-conflict");
        assertThat(refusal.get("conflicts")
                        .valueStream()
                        .map(c -> c.at("/heldBy/id").asString()))
                .containsExactlyInAnyOrder(id(equal), id(lower));
        assertThat(refusal.get("suggestions")).isNotEmpty();
        var forecast = api.read(
                api.post("/api/v1/briefings", late.with("displace", "PLAN").body())
                        .expectStatus()
                        .isOk());
        assertThat(forecast.get("conflicts")
                        .valueStream()
                        .map(c -> c.at("/heldBy/id").asString()))
                .containsExactly(id(equal));
        assertThat(displaced(forecast, lower).get("action").asString()).isEqualTo("MOVED");
        assertThat(read(lower)).isEqualTo(lower);
    }

    @Test
    void aChairWhoIsNeededElsewhereTakesTheirBriefingToAnotherTime() {
        var day = aFreeDay();
        var there = new OwnPoints(api).aPoint(1);
        var here = new OwnPoints(api).aPoint(1);
        var mail = "chair-of-" + here + "@hanoi.example";
        var theirs = api.schedule(aBriefing()
                .on(day)
                .atPoints(there)
                .chairedBy("Lê Đình Phúc", mail)
                .body());
        var urgent = api.schedule(urgent(day)
                .atPoints(here)
                .chairedBy("Lê Đình Phúc", mail)
                .with("displace", true)
                .body());
        assertThat(displaced(urgent, theirs).get("action").asString()).isEqualTo("MOVED");
        assertThat(read(theirs).get("start").asString()).isEqualTo(day + "T09:30:00+07:00");
        assertThat(read(theirs).at("/points/0/room").asString()).isEqualTo(there + "/P1");
        assertThat(invariants.count("""
                select count(*) from reservations.reservation
                 where active and person = '%s' and holder = '%s'""".formatted(mail.toLowerCase(Locale.ROOT), id(theirs))))
                .isOne();
    }

    @Test
    void aRoomThatWasAskedForByNameIsGivenUpRatherThanTheTime() {
        var day = aFreeDay();
        var point = new OwnPoints(api).aPoint(2);
        var pinned = api.schedule(aBriefing()
                .on(day)
                .with("points", List.of(Map.of("code", point, "room", point + "/P1")))
                .body());
        var urgent = api.schedule(urgent(day)
                .with("points", List.of(Map.of("code", point, "room", point + "/P1")))
                .with("displace", true)
                .body());
        var change = displaced(urgent, pinned).at("/rooms/0");
        assertThat(change.get("to").asString()).isEqualTo(point + "/P2");
        assertThat(change.get("asked").asBoolean()).isTrue();
    }

    @Test
    void nobodyIsDisplacedWhereARoomIsFree() {
        var day = aFreeDay();
        var point = new OwnPoints(api).aPoint(2);
        api.schedule(aBriefing().on(day).atPoints(point).body());
        var urgent =
                api.schedule(urgent(day).atPoints(point).with("displace", true).body());
        assertThat(urgent.get("displaced")).isEmpty();
        assertThat(urgent.at("/points/0/room").asString()).isEqualTo(point + "/P2");
    }

    @Test
    void ofTwoRoomsTheOneWhoseLossHurtsLessIsTaken() {
        var day = aFreeDay();
        var point = new OwnPoints(api).aPoint(2);
        var other = new OwnPoints(api).aPoint(1);
        api.schedule(aBriefing()
                .on(day)
                .atPoints(point)
                .with("priority", "IMPORTANT")
                .body());
        var routine = api.schedule(aBriefing().on(day).atPoints(point, other).body());
        var urgent =
                api.schedule(urgent(day).atPoints(point).with("displace", true).body());
        assertThat(urgent.get("displaced")).hasSize(1);
        assertThat(displaced(urgent, routine).get("action").asString()).isEqualTo("MOVED");
        assertThat(urgent.at("/points/0/room").asString()).isEqualTo(point + "/P2");
    }

    @Test
    void whoGoesAnywayGivesAllThatIsNeeded() {
        var day = aFreeDay();
        var point = new OwnPoints(api).aPoint(2);
        var other = new OwnPoints(api).aPoint(1);
        api.schedule(aBriefing().on(day).atPoints(point).body());
        var both = api.schedule(aBriefing().on(day).atPoints(point, other).body());
        var urgent = api.schedule(
                urgent(day).atPoints(point, other).with("displace", true).body());
        assertThat(urgent.get("displaced")).hasSize(1);
        assertThat(displaced(urgent, both).get("action").asString()).isEqualTo("MOVED");
    }

    @Test
    void whoeverTakesARoomBitByBitHasToGo() {
        var day = aFreeDay();
        var point = new OwnPoints(api).aPoint(1);
        var early = api.schedule(
                aBriefing().on(day).at("08:00", "08:30").atPoints(point).body());
        var late = api.schedule(
                aBriefing().on(day).at("08:30", "09:30").atPoints(point).body());
        var urgent =
                api.schedule(urgent(day).atPoints(point).with("displace", true).body());
        assertThat(urgent.get("displaced")).hasSize(2);
        // the one planned last is placed first
        assertThat(displaced(urgent, late).at("/to/start").asString()).isEqualTo(day + "T09:30:00+07:00");
        assertThat(displaced(urgent, early).at("/to/start").asString()).isEqualTo(day + "T07:30:00+07:00");
    }

    @Test
    void aBriefingForWhichNothingIsFreeIn14DaysIsCalledOff() {
        var day = aFreeDay();
        var point = new OwnPoints(api).aPoint(1);
        var routine =
                api.schedule(aBriefing().on(day).atPoints(point).published().body());
        blocked(day, "00:00", "08:00", point);
        blocked(day, "09:30", "23:59", point);
        for (var n = 1; n <= 14; n++) blocked(day.plusDays(n), "00:00", "23:59", point);
        var urgent =
                api.schedule(urgent(day).atPoints(point).with("displace", true).body());
        var gone = displaced(urgent, routine);
        assertThat(gone.get("action").asString()).isEqualTo("CANCELLED");
        assertThat(gone.get("to").isNull()).isTrue();
        assertThat(read(routine).get("status").asString()).isEqualTo("CANCELLED");
        assertThat(read(routine).get("cancelReason").asString())
                .isEqualTo("Nhường phòng cho cuộc họp khẩn “Họp khẩn chống bão”: Bão số 9 vào bờ");
        assertThat(sequence(routine)).isOne();
        assertThat(message(routine, 2).get("kind").asString()).isEqualTo("CANCEL");
    }

    @Test
    void twoWhoMakeWayDoNotMeetAtTheirNewTime() {
        var day = aFreeDay();
        var one = new OwnPoints(api).aPoint(1);
        var two = new OwnPoints(api).aPoint(1);
        var shared = new OwnPoints(api).aPoint(2);
        var first = api.schedule(aBriefing().on(day).atPoints(one, shared).body());
        var second = api.schedule(aBriefing().on(day).atPoints(two, shared).body());
        // from 09:30 to 11:00 the shared point has one room left
        blocked(day, "09:30", "11:00", shared);
        var urgent = api.schedule(
                urgent(day).atPoints(one, two).with("displace", true).body());
        assertThat(displaced(urgent, second).at("/to/start").asString()).isEqualTo(day + "T09:30:00+07:00");
        assertThat(displaced(urgent, first).at("/to/start").asString()).isEqualTo(day + "T11:00:00+07:00");
    }

    @Test
    void aBriefingThatHasBegunIsNeverDisplaced() {
        var day = aFreeDay();
        var point = new OwnPoints(api).aPoint(1);
        var live = api.schedule(aBriefing().on(day).atPoints(point).published().body());
        clock.setTo(
                OffsetDateTime.parse(live.get("start").asString()).toInstant().plusSeconds(60));
        var body = urgent(day).at("08:30", "09:30").atPoints(point).with("displace", true);
        var refusal = refusal(body.body(), 409, "schedule-conflict");
        assertThat(refusal.at("/conflicts/0/heldBy/status").asString()).isEqualTo("LIVE");
        clock.reset();
        assertThat(read(live).get("version").asInt()).isOne();
    }

    @Test
    void withoutAReasonOrARankNothingChanges() {
        var day = aFreeDay();
        var point = new OwnPoints(api).aPoint(1);
        var routine = api.schedule(aBriefing().on(day).atPoints(point).body());
        var request = aBriefing().on(day).atPoints(point).with("displace", true);
        assertThat(pointers(request)).containsExactly("/priority", "/urgentReason");
        assertThat(pointers(request.with("priority", "IMPORTANT"))).containsExactly("/urgentReason");
        assertThat(pointers(request.with("priority", "URGENT"))).containsExactly("/urgentReason");
        assertThat(pointers(request.with("urgentReason", "Bão").with("displace", "MAYBE")))
                .containsExactly("/displace");
        assertThat(pointers(request.with("displace", 1))).containsExactly("/displace");
        assertThat(pointers(request.with("displace", true).with("recurrence", Map.of("rrule", "FREQ=DAILY;COUNT=2"))))
                .contains("/displace");
        assertThat(read(routine)).isEqualTo(routine);
    }

    @Test
    void aForecastWithAKeyIsAnAnswerLikeAnyOther() {
        var day = aFreeDay();
        var point = new OwnPoints(api).aPoint(1);
        var routine = api.schedule(aBriefing().on(day).atPoints(point).body());
        var forecast = api.read(withKey(urgent(day).atPoints(point).with("displace", "PLAN"), "plan-" + point)
                .expectStatus()
                .isOk());
        assertThat(displaced(forecast, routine).get("action").asString()).isEqualTo("MOVED");
        var request = urgent(day).atPoints(point).with("displace", true);
        var done = api.read(withKey(request, "do-" + point).expectStatus().isCreated());
        assertThat(done.get("displaced")).isEqualTo(forecast.get("displaced"));
        var again = api.read(withKey(request, "do-" + point)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true"));
        assertThat(again).isEqualTo(done);
    }

    private static BriefingRequest urgent(LocalDate day) {
        return aBriefing()
                .titled("Họp khẩn chống bão")
                .on(day)
                .with("priority", "URGENT")
                .with("urgentReason", "Bão số 9 vào bờ");
    }

    private void blocked(LocalDate day, String from, String to, String point) {
        api.schedule(urgent(day)
                .titled("Không dời được")
                .at(from, to)
                .atPoints(point)
                .body());
    }

    private static JsonNode displaced(JsonNode answer, JsonNode briefing) {
        return answer.get("displaced")
                .valueStream()
                .filter(d -> d.get("id").asString().equals(id(briefing)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not displaced: " + answer.get("displaced")));
    }

    /** The message about a version, once it is queued. */
    private JsonNode message(JsonNode briefing, int version) {
        var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < until) {
            var found = api.get("/api/v1/briefings/{id}/invitations", id(briefing))
                    .get("items")
                    .valueStream()
                    .filter(item -> item.get("version").asInt() == version)
                    .findFirst();
            if (found.isPresent()) return found.get();
        }
        throw new AssertionError("nobody was told of version " + version);
    }

    private List<String> pointers(BriefingRequest request) {
        return refusal(request.body(), 400, "invalid-request")
                .get("errors")
                .valueStream()
                .map(fault -> fault.get("pointer").asString())
                .toList();
    }

    private JsonNode refusal(Map<String, Object> body, int status, String slug) {
        var problem =
                api.read(api.post("/api/v1/briefings", body).expectStatus().isEqualTo(status));
        assertThat(problem.get("type").asString()).isEqualTo("urn:giaoban:problem:" + slug);
        return problem;
    }

    private WebTestClient.ResponseSpec withKey(BriefingRequest request, String key) {
        return api.admin()
                .post()
                .uri("/api/v1/briefings")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(request.body())
                .exchange();
    }

    private long sequence(JsonNode briefing) {
        return invariants.count("select sequence::bigint from briefings.briefing where id = '" + id(briefing) + "'");
    }

    private JsonNode read(JsonNode briefing) {
        return api.get("/api/v1/briefings/{id}", id(briefing));
    }

    private static String id(JsonNode briefing) {
        return briefing.get("id").asString();
    }
}
