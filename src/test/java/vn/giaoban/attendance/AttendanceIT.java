package vn.giaoban.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import vn.giaoban.presence.Capture;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;

/** Recordings played through the real intake, over HTTP, into PostgreSQL and out again as attendance and scorecards. */
@IntegrationTest
class AttendanceIT {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv");

    @Autowired
    private Api api;

    @Test
    void aRecordingInItsOrderGivesTheTableAndTheScorecard() throws InterruptedException {
        var replay = new Replay(api, Capture.WEEKLY);
        accepted(Capture.WEEKLY).forEach(replay::tell);
        var expected = table(Map.of(
                "LATE", List.of("H-BA-VI", "Q-LONG-BIEN"),
                "LEFT_EARLY", List.of("BAN-DAN-TOC", "H-CHUONG-MY", "SO-KHCN", "TX-SON-TAY"),
                "ABSENT", List.of("H-MY-DUC")));
        eventually(() -> assertThat(replay.verdicts()).isEqualTo(expected));
        var attendance = replay.attendance();
        assertThat(attendance.get("closed").asBoolean()).isTrue();
        assertThat(attendance.at("/totals/expected").asInt()).isEqualTo(53);
        assertThat(attendance.at("/totals/present").asInt()).isEqualTo(46);
        // ten delegates of the recording, one of them twice, and two guests
        assertThat(attendance.get("unmatched")).hasSize(13);

        var card = scorecard(replay);
        assertThat(card.get("items")).hasSize(53);
        assertThat(item(card, "H-BA-VI").get("late").asInt()).isOne();
        assertThat(item(card, "H-BA-VI").get("name").asString()).isEqualTo("Huyện Ba Vì");
        assertThat(item(card, "H-BA-VI").get("onTimeRate").asDouble()).isZero();
        assertThat(item(card, "H-MY-DUC").get("absent").asInt()).isOne();
        assertThat(item(card, "SO-Y-TE").get("previous").isNull()).isTrue();
    }

    @Test
    void aCrashShuffledAndDoubledGivesTheTable() throws InterruptedException {
        var replay = new Replay(api, Capture.CRASH);
        var seed = new Random().nextLong();
        var requests = new ArrayList<>(accepted(Capture.CRASH));
        requests.addAll(accepted(Capture.CRASH));
        Collections.shuffle(requests, new Random(seed));
        requests.parallelStream().forEach(replay::tell);
        var absent =
                ("H-DAN-PHUONG H-ME-LINH H-SOC-SON H-THUONG-TIN H-UNG-HOA Q-BA-DINH Q-HAI-BA-TRUNG Q-HOANG-MAI SO-GTVT"
                                + " SO-NGOAI-VU SO-QHKT SO-TTTT SO-TU-PHAP VP-UBND")
                        .split(" ");
        var expected = table(Map.of("LEFT_EARLY", List.of("BQL-KCN", "Q-DONG-DA"), "ABSENT", List.of(absent)));
        eventually(
                () -> assertThat(replay.verdicts()).as("order of seed %d", seed).isEqualTo(expected));
    }

    @Test
    void whoMayExcuseDoesSoWithAReasonAndTheFactsStay() throws InterruptedException {
        var replay = new Replay(api, Capture.WEEKLY);
        accepted(Capture.WEEKLY).forEach(replay::tell);
        eventually(() -> assertThat(replay.verdicts()).containsEntry("H-MY-DUC", "ABSENT"));
        correct(replay, Map.of("point", "H-MY-DUC", "verdict", "EXCUSED"), 400, "/reason");
        correct(replay, Map.of("point", "NOWHERE", "verdict", "EXCUSED", "reason", "Mất điện"), 400, "/point");
        correct(replay, Map.of("verdict", "EXCUSED", "reason", "Mất điện"), 400, "/point");
        correct(replay, Map.of("point", "H-MY-DUC", "verdict", "GONE", "reason", "Mất điện"), 400, "/verdict");
        correct(replay, Map.of("point", "H-MY-DUC", "verdict", "EXCUSED", "reason", "Mất điện"), 201, null);
        var point = replay.attendance()
                .get("points")
                .valueStream()
                .filter(each -> each.get("code").asString().equals("H-MY-DUC"))
                .findFirst()
                .orElseThrow();
        assertThat(point.get("verdict").asString()).isEqualTo("EXCUSED");
        assertThat(point.at("/correction/by").asString()).isEqualTo("admin");
        assertThat(point.at("/correction/reason").asString()).isEqualTo("Mất điện");
        assertThat(item(scorecard(replay), "H-MY-DUC").get("excused").asInt()).isOne();
    }

    @Test
    void theTableForExcelNamesEveryLineAndRunsNothing() {
        var replay = new Replay(api, Capture.WEEKLY);
        var csv = api.admin()
                .get()
                .uri("/api/v1/briefings/{id}/attendance", replay.briefing)
                .accept(CSV)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(csv)
                .startsWith(
                        "\uFEFFkind,point,verdict,late,leftEarly,firstJoin,lastLeave,minutes,share,drops,name,role,substituteForName\r\n")
                .contains("POINT,Q-BA-DINH,,false,false,,,0.0,0.0,0,Quận Ba Đình,,\r\n")
                .contains("DELEGATE,Q-BA-DINH,,false,false,,,0.0,0.0,0,'=Nguyễn Văn A,PRESENTER,\r\n");
    }

    @Test
    void whatIsAskedWronglyIsRefusedWithItsName() {
        var replay = new Replay(api, Capture.WEEKLY);
        api.admin()
                .get()
                .uri("/api/v1/briefings/{id}/attendance", replay.briefing)
                .accept(MediaType.IMAGE_PNG)
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        api.admin()
                .get()
                .uri("/api/v1/briefings/{id}/attendance", "00000000-0000-0000-0000-000000000000")
                .exchange()
                .expectStatus()
                .isNotFound();
        var from = "2026-12-01T00:00:00Z";
        refused("to", "?from=" + from + "&by=POINT");
        refused("from", "?from=yesterday&to=" + from + "&by=POINT");
        refused("to", "?from=" + from + "&to=" + from + "&by=POINT");
        refused("by", "?from=" + from + "&to=2027-01-01T00:00:00Z");
        refused("by", "?from=" + from + "&to=2027-01-01T00:00:00Z&by=COLOUR");
    }

    private void refused(String parameter, String query) {
        api.admin()
                .get()
                .uri("/api/v1/reports/attendance" + query)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(parameter);
    }

    private void correct(Replay replay, Map<String, String> body, int status, @Nullable String pointer) {
        var answer = api.post("/api/v1/briefings/" + replay.briefing + "/attendance/corrections", body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody();
        if (pointer != null) answer.jsonPath("$.errors[0].pointer").isEqualTo(pointer);
    }

    private JsonNode scorecard(Replay replay) {
        return api.get(
                "/api/v1/reports/attendance?from={from}&to={to}&by=POINT",
                replay.end().minus(Duration.ofHours(1)),
                replay.end());
    }

    private static JsonNode item(JsonNode card, String key) {
        return card.get("items")
                .valueStream()
                .filter(item -> item.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<Capture.Request> accepted(Capture capture) {
        return capture.requests().filter(request -> request.status() == 200).toList();
    }

    private static Map<String, String> table(Map<String, List<String>> others) {
        var result = new TreeMap<String, String>();
        Capture.points().forEach(code -> result.put(code, "PRESENT"));
        others.forEach((verdict, codes) -> codes.forEach(code -> result.put(code, verdict)));
        return result;
    }

    /** The intake answers when an event is safe; what it comes to follows within a second or so. */
    private static void eventually(Runnable check) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(20);
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError e) {
                if (Instant.now().isAfter(deadline)) throw e;
                Thread.sleep(200);
            }
        }
    }
}
