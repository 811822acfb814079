package vn.giaoban.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.support.BriefingRequest.aBriefing;
import static vn.giaoban.support.BriefingRequest.aFreeDay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;

/** A secretary fills in a form, and nobody takes the rooms meanwhile. */
@IntegrationTest
class HoldIT {

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Holding holding;

    private final List<String> held = new ArrayList<>();

    @AfterEach
    void nothingIsBookedTwice() {
        invariants.hold();
        held.forEach(id ->
                api.read(api.admin().delete().uri("/api/v1/holds/{id}", id).exchange()));
    }

    @Test
    void holdsARoomAtEachOfThe53PointsForTenMinutes() {
        var day = aFreeDay();
        var before = Instant.now();
        var hold = hold(day, Map.of("groups", List.of("ALL")));
        assertThat(hold.get("rooms"))
                .hasSize(53)
                .allSatisfy(room -> assertThat(room.get("room").asString())
                        .startsWith(room.get("point").asString() + "/P"));
        assertThat(OffsetDateTime.parse(hold.get("expiresAt").asString()).toInstant())
                .isBetween(before.plus(Duration.ofMinutes(10)).minusSeconds(5), before.plus(Duration.ofMinutes(11)));
        var items = api.get("/api/v1/calendar?from={from}&to={to}", day + "T00:00:00Z", day.plusDays(1) + "T00:00:00Z");
        assertThat(items.get("items")).isEmpty();
    }

    @Test
    void standsInTheWayOfOthersAndIsNamed() {
        var day = aFreeDay();
        var hold = hold(day, Map.of("points", List.of("H-BA-VI")));
        var briefing = aBriefing().on(day).atPoints("H-BA-VI", "H-GIA-LAM").body();
        var refusal = refusal(api.post("/api/v1/briefings", briefing), 409, "schedule-conflict");
        assertThat(refusal.get("conflicts")).hasSize(1);
        var holder = refusal.at("/conflicts/0/heldBy");
        assertThat(holder.get("id").asString()).isEqualTo(hold.get("id").asString());
        assertThat(holder.get("title").asString()).isEqualTo("Giữ chỗ tạm");
        assertThat(holder.get("status").asString()).isEqualTo("HOLD");
        assertThat(holder.get("end").asString()).isEqualTo(day + "T09:30:00+07:00");
        refusal(post(day, Map.of("points", List.of("H-GIA-LAM", "H-BA-VI"))), 409, "schedule-conflict");
        assertThat(freeAtEight(day, "H-BA-VI")).isFalse();
        delete(hold).expectStatus().isNoContent();
        delete(hold).expectStatus().isNotFound();
        assertThat(freeAtEight(day, "H-BA-VI")).isTrue();
        api.schedule(briefing);
    }

    @Test
    void becomesTheBriefingsOwnRoomByRoom() {
        var day = aFreeDay();
        var hold =
                hold(day, Map.of("points", List.of(Map.of("code", "Q-BA-DINH", "room", "Q-BA-DINH/P2"), "H-DONG-ANH")));
        var rows = rowsOf(id(hold));
        var request = aBriefing().on(day).atPoints("Q-BA-DINH", "H-DONG-ANH").with("hold", id(hold));
        var briefing = api.schedule(request.body());
        assertThat(rooms(briefing)).containsExactlyInAnyOrder("Q-BA-DINH/P2", "H-DONG-ANH/P1");
        assertThat(rowsOf(briefing.get("id").asString())).hasSize(2).isEqualTo(rows);
        var again = refusal(api.post("/api/v1/briefings", request.body()), 400, "invalid-request");
        assertThat(again.at("/errors/0/pointer").asString()).isEqualTo("/hold");
        delete(hold).expectStatus().isNotFound();
    }

    @Test
    void whatTheFormDoesNotWantIsFreeAndWhatItWantsBesidesIsReserved() {
        var day = aFreeDay();
        var hold = hold(day, Map.of("points", List.of("H-SOC-SON", "H-DONG-ANH", "Q-HA-DONG")));
        var points = List.of(
                Map.of("code", "H-SOC-SON"),
                Map.of("code", "Q-HA-DONG", "room", "Q-HA-DONG/P2"),
                Map.of("code", "H-ME-LINH"));
        var briefing = api.schedule(aBriefing()
                .on(day)
                .with("points", points)
                .with("hold", id(hold))
                .body());
        assertThat(rooms(briefing)).containsExactlyInAnyOrder("H-SOC-SON/P1", "Q-HA-DONG/P2", "H-ME-LINH/P1");
        var other = api.schedule(
                aBriefing().on(day).atPoints("H-DONG-ANH", "Q-HA-DONG").body());
        assertThat(rooms(other)).containsExactlyInAnyOrder("H-DONG-ANH/P1", "Q-HA-DONG/P1");
    }

    @Test
    void helpsABriefingThatTurnsOutLongerThanTheHold() {
        var day = aFreeDay();
        var hold = hold(day, Map.of("points", List.of("H-THACH-THAT")));
        var request = aBriefing()
                .on(day)
                .at("09:00", "10:30")
                .atPoints("H-THACH-THAT")
                .with("bufferBefore", "PT15M")
                .with("hold", id(hold));
        api.schedule(request.body());
        api.schedule(aBriefing()
                .on(day)
                .at("08:00", "08:45")
                .atPoints("H-THACH-THAT")
                .body());
    }

    @Test
    void vanishesToTheSecondForWhoeverAsks() {
        var day = aFreeDay();
        var hold = hold(day, Map.of("points", List.of("H-CHUONG-MY", "H-UNG-HOA")));
        assertThat(freeAtEight(day, "H-CHUONG-MY")).isFalse();
        expire(hold);
        assertThat(freeAtEight(day, "H-CHUONG-MY")).isTrue();
        var next = hold(day, Map.of("points", List.of("H-CHUONG-MY")));
        assertThat(rowsOf(id(hold))).isEmpty();
        expire(next);
        api.schedule(aBriefing().on(day).atPoints("H-CHUONG-MY", "H-UNG-HOA").body());
    }

    @Test
    void isSweptWhenNobodyMeetsIt() {
        var hold = hold(aFreeDay(), Map.of("points", List.of("H-PHUC-THO")));
        expire(hold);
        holding.sweep().block();
        assertThat(rowsOf(id(hold))).isEmpty();
        assertThat(count("select count(*) from reservations.hold where swept and id = '" + id(hold) + "'"))
                .isOne();
    }

    @Test
    void ofOnesOwnThatHasExpiredIsAsGoodAsNone() {
        var day = aFreeDay();
        var hold = hold(day, Map.of("points", List.of("H-DAN-PHUONG")));
        expire(hold);
        holding.sweep().block();
        var request = aBriefing().on(day).atPoints("H-DAN-PHUONG").with("hold", id(hold));
        api.schedule(request.body());
        var late = hold(aFreeDay(), Map.of("points", List.of("H-DAN-PHUONG")));
        expire(late);
        request.with("hold", id(late));
        refusal(api.post("/api/v1/briefings", request.body()), 409, "schedule-conflict");
    }

    @Test
    void ofSomebodyElseIsNothingToMe() {
        var day = aFreeDay();
        var hold = hold(day, Map.of("points", List.of("H-MY-DUC")));
        run("update reservations.hold set owner = 'lan' where id = '" + id(hold) + "'");
        for (var foreign : List.of(id(hold), UUID.randomUUID().toString())) {
            var request = aBriefing().on(day).atPoints("H-MY-DUC").with("hold", foreign);
            var refusal = refusal(api.post("/api/v1/briefings", request.body()), 400, "invalid-request");
            assertThat(refusal.at("/errors/0/pointer").asString()).isEqualTo("/hold");
        }
        var secretary = new Actor("minh");
        assertThatThrownBy(() -> holding.giveBack(UUID.fromString(id(hold)), secretary, false)
                        .block())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        fault -> assertThat(fault.problem().status()).isEqualTo(404));
        // an administrator may tidy up
        delete(hold).expectStatus().isNoContent();
    }

    @Test
    void keepsTheLimitsOfABriefing() {
        var day = aFreeDay();
        var tooLong = Map.of("points", List.of("H-BA-VI"), "end", day.plusDays(2) + "T08:00:00+07:00");
        var past = Map.of(
                "points", List.of("H-BA-VI"), "start", "2020-01-06T08:00:00+07:00", "end", "2020-01-06T09:00:00+07:00");
        var strangers = List.of(
                Map.<String, Object>of("points", List.of("KHONG-CO")),
                Map.<String, Object>of("points", List.of(Map.of("code", "H-BA-VI", "room", "H-DONG-ANH/P1"))),
                Map.<String, Object>of("groups", List.of("NOBODY")),
                Map.<String, Object>of());
        refusal(post(day, tooLong), 400, "invalid-request");
        refusal(post(day, past), 400, "invalid-request");
        for (var stranger : strangers) refusal(post(day, stranger), 400, "invalid-request");
        refusal(post(day, Map.of("points", List.of("H-BA-VI"), "title", "x")), 400, "invalid-request");
    }

    @Test
    void areTwentyAtMost() {
        var day = aFreeDay();
        WebTestClient.ResponseSpec refused = null;
        for (var n = 0; n < 21 && refused == null; n++) {
            var start = day.atTime(1, 0).plusMinutes(20L * n);
            var answer = post(
                    day,
                    Map.of(
                            "points", List.of("H-THANH-OAI"),
                            "start", start + ":00+07:00",
                            "end", start.plusMinutes(20) + ":00+07:00"));
            if (answer.returnResult(Void.class).getStatus().value() == 422) refused = answer;
        }
        run("update reservations.hold set expires_at = now() where points = '{H-THANH-OAI}'");
        run(
                "update reservations.reservation set expires_at = (select expires_at from reservations.hold h where h.id = holder)"
                        + " where active and expires_at is not null and point = 'H-THANH-OAI'");
        assertThat(refused).isNotNull();
    }

    private JsonNode hold(LocalDate day, Map<String, Object> members) {
        var hold = api.read(post(day, members).expectStatus().isCreated());
        held.add(id(hold));
        return hold;
    }

    private WebTestClient.ResponseSpec post(LocalDate day, Map<String, Object> members) {
        var body =
                new HashMap<String, Object>(Map.of("start", day + "T08:00:00+07:00", "end", day + "T09:30:00+07:00"));
        body.putAll(members);
        return api.post("/api/v1/holds", body);
    }

    private WebTestClient.ResponseSpec delete(JsonNode hold) {
        return api.admin().delete().uri("/api/v1/holds/{id}", id(hold)).exchange();
    }

    private boolean freeAtEight(LocalDate day, String point) {
        var search = Map.of(
                "points",
                List.of(point),
                "duration",
                "PT1H",
                "window",
                Map.of("from", day + "T08:00:00+07:00", "to", day + "T09:00:00+07:00"));
        return api.read(api.post("/api/v1/availability/search", search))
                .at("/slots/0/complete")
                .asBoolean();
    }

    /** As if its ten minutes were over. */
    private void expire(JsonNode hold) {
        run("""
                with hold as (update reservations.hold set expires_at = now() where id = '%1$s')
                update reservations.reservation set expires_at = now() where holder = '%1$s' and active""".formatted(id(hold)));
    }

    private List<Long> rowsOf(String holder) {
        return List.copyOf(
                database.sql("select id from reservations.reservation where holder = :holder and active order by id")
                        .bind("holder", UUID.fromString(holder))
                        .mapValue(Long.class)
                        .all()
                        .toStream()
                        .toList());
    }

    private static List<String> rooms(JsonNode briefing) {
        return briefing.get("points")
                .valueStream()
                .map(p -> p.get("room").asString())
                .toList();
    }

    private static String id(JsonNode hold) {
        return hold.get("id").asString();
    }

    private long count(String sql) {
        return invariants.count(sql);
    }

    private void run(String sql) {
        database.sql(sql).then().block();
    }

    private JsonNode refusal(WebTestClient.ResponseSpec answer, int status, String slug) {
        var problem = api.read(
                answer.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        assertThat(problem.get("type").asString()).isEqualTo("urn:giaoban:problem:" + slug);
        return problem;
    }
}
