package vn.giaoban.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.giaoban.intake.OccupantListSink;
import vn.giaoban.presence.Capture;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;

/** Attendance that somebody doubts: its facts are traced, its ledger and seals looked over, its guests named. */
@IntegrationTest
class EvidenceIT {

    @Autowired
    private Api api;

    @Autowired
    private OccupantListSink lists;

    @Autowired
    private DatabaseClient database;

    @Test
    void aCrashWithItsOccupantListsGivesTheTableAndEveryFigureCanBeTraced() {
        var replay = told(Capture.CRASH);
        replay.list(lists);
        var count = replay.verdicts().values().stream().collect(Collectors.groupingBy(v -> v, Collectors.counting()));
        assertThat(count).isEqualTo(Map.of("PRESENT", 37L, "LEFT_EARLY", 2L, "ABSENT", 14L));

        var lost = trace(replay, "BQL-KCN");
        assertThat(lost.get("verdict").asString()).isEqualTo("LEFT_EARLY");
        assertThat(uses(lost, "OCCUPANT_LEFT")).contains("BEGINS_AND_ENDS");
        assertThat(uses(lost, "ROOM_CREATED")).containsExactly("ROOM", "ROOM");
        assertThat(uses(lost, "LIST")).isNotEmpty();

        correct(replay, "BQL-KCN", "PRESENT", "Mất điện");
        correct(replay, "BQL-KCN", "EXCUSED", "Mất điện cả quận");
        assertThat(uses(trace(replay, "BQL-KCN"), "CORRECTION")).containsExactly("SUPERSEDED", "HOLDS");
        api.admin()
                .get()
                .uri("/api/v1/briefings/{id}/attendance/points/NOWHERE/trace", replay.briefing)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void theLedgerIsIntactUntilOneByteIsChangedAndThenTheRowIsNamed() {
        var replay = told(Capture.WEEKLY);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var verify = verify(replay);
            assertThat(verify.get("status").asString()).isEqualTo("INTACT");
            assertThat(verify.at("/seals/0/facts").asLong())
                    .isEqualTo(verify.get("facts").asLong())
                    .isEqualTo(replay.facts());
            assertThat(verify.at("/seals/0/valid").asBoolean()).isTrue();
            assertThat(verify.get("verdictsAsSealed").asBoolean()).isTrue();
        });
        correct(replay, "H-MY-DUC", "EXCUSED", "Bão");
        var sealed = verify(replay);
        assertThat(sealed.get("detail").asString()).endsWith("seal valid");
        assertThat(sealed.get("seals").size()).isGreaterThan(1);

        tamper("update ledger.fact set body = overlay(body placing 'X' from 30 for 1) where seq = 17 and briefing = '"
                + replay.briefing + "'");
        var verify = verify(replay);
        assertThat(verify.get("status").asString()).isEqualTo("BROKEN");
        assertThat(verify.at("/broken/fact").asInt()).isEqualTo(17);
        assertThat(verify.at("/broken/fault").asString()).isEqualTo("CHANGED");
        assertThat(verify.get("detail").asString()).startsWith("Fact 17 ");
    }

    @Test
    void verdictsThatWereChangedPastTheFactsAreFound() {
        var replay = told(Capture.WEEKLY);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(verify(replay).at("/seals/0/facts").asLong()).isEqualTo(replay.facts()));
        run("update attendance.result set verdict = 'PRESENT' where who = 'H-MY-DUC' and briefing = '" + replay.briefing
                + "'");
        var verify = verify(replay);
        assertThat(verify.get("status").asString()).isEqualTo("BROKEN");
        assertThat(verify.get("detail").asString()).contains("verdicts");
    }

    @Test
    void aGuestIsNamedAfterwardsAndThatCanBeTakenBack() {
        var replay = told(Capture.WEEKLY);
        var guest = replay.attendance()
                .get("unmatched")
                .valueStream()
                .map(visit -> visit.get("identity").asString())
                .filter(identity -> identity.contains("@"))
                .findFirst()
                .orElseThrow();
        match(replay, Map.of("identity", guest, "point", "H-MY-DUC"), 400, "/reason");
        match(replay, Map.of("identity", "nobody", "point", "H-MY-DUC", "reason", "x"), 400, "/identity");
        match(replay, Map.of("identity", guest, "point", "NOWHERE", "reason", "x"), 400, "/point");
        match(replay, Map.of("identity", guest, "reason", "x"), 400, "/point");
        match(replay, Map.of("jid", guest, "point", "H-MY-DUC", "reason", "x"), 400, "/from");
        match(replay, Map.of("identity", guest, "point", "H-MY-DUC", "reason", "Nhận ra tiếng"), 201, null);
        assertThat(unmatched(replay)).doesNotContain(guest);
        var trace = trace(replay, "H-MY-DUC");
        assertThat(uses(trace, "MATCH")).containsExactly("HOLDS");
        assertThat(trace.get("sessions").size()).isPositive();
        match(replay, Map.of("identity", guest, "takeBack", true, "reason", "Nhầm"), 201, null);
        assertThat(unmatched(replay)).contains(guest);
        assertThat(replay.verdicts()).containsEntry("H-MY-DUC", "ABSENT");
        assertThat(verify(replay).get("status").asString()).isEqualTo("INTACT");
    }

    private Replay told(Capture capture) {
        var replay = new Replay(api, capture);
        capture.requests().filter(request -> request.status() == 200).forEach(replay::tell);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(verify(replay).get("facts").asLong()).isEqualTo(replay.facts()));
        return replay;
    }

    private JsonNode verify(Replay replay) {
        return api.get("/api/v1/briefings/{id}/attendance/verify", replay.briefing);
    }

    private JsonNode trace(Replay replay, String point) {
        return api.get("/api/v1/briefings/{id}/attendance/points/{point}/trace", replay.briefing, point);
    }

    private static List<String> uses(JsonNode trace, String kind) {
        return trace.get("facts")
                .valueStream()
                .filter(fact -> fact.get("kind").asString().equals(kind))
                .map(fact -> fact.get("use").asString())
                .toList();
    }

    private List<String> unmatched(Replay replay) {
        return replay.attendance()
                .get("unmatched")
                .valueStream()
                .map(visit -> visit.get("identity").asString())
                .toList();
    }

    private void correct(Replay replay, String point, String verdict, String reason) {
        api.post(
                        "/api/v1/briefings/" + replay.briefing + "/attendance/corrections",
                        Map.of("point", point, "verdict", verdict, "reason", reason))
                .expectStatus()
                .isCreated();
    }

    private void match(Replay replay, Map<String, Object> body, int status, @Nullable String pointer) {
        var answer = api.post("/api/v1/briefings/" + replay.briefing + "/attendance/matches", new HashMap<>(body))
                .expectStatus()
                .isEqualTo(status)
                .expectBody();
        if (pointer != null) answer.jsonPath("$.errors[0].pointer").isEqualTo(pointer);
    }

    /** As somebody would who owns the database. */
    private void tamper(String sql) {
        run("alter table ledger.fact disable trigger fact_append_only");
        run(sql);
        run("alter table ledger.fact enable trigger fact_append_only");
    }

    private void run(String sql) {
        database.sql(sql).then().block(Duration.ofSeconds(10));
    }
}
