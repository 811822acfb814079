package vn.giaoban.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;

/** A secretary in an office that is strict about hours, holidays and what its conference server bears, and warns of short notice. */
@IntegrationTest
@TestPropertySource(
        properties = {
            "giaoban.office.enforce=REFUSE",
            "giaoban.office.rules.notice=WARN",
            "giaoban.capacity.endpoints=60"
        })
class StrictOfficeIT {

    /** Monday of the week before Tết 2026's last working days. */
    private static final Instant NOW = Instant.parse("2026-02-02T02:00:00Z");

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 2, 11);
    private static final LocalDate TET = LocalDate.of(2026, 2, 17);

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    @Autowired
    private TestClock clock;

    @Autowired
    private SeriesFiller filler;

    @BeforeEach
    void itIsFebruary() {
        clock.setTo(NOW);
    }

    @AfterEach
    void nothingIsBookedTwice() {
        clock.reset();
        invariants.hold();
    }

    private JsonNode refused(BriefingRequest request) {
        return api.read(
                api.post("/api/v1/briefings", request.body()).expectStatus().isEqualTo(422));
    }

    @Test
    void nobodyMeetsOnTetAndIsToldWhenTheNextDayIs() {
        var refusal = refused(aBriefing().on(TET).at("08:00", "09:30").atPoints("Q-BA-DINH"));
        assertThat(refusal.get("type").asString()).isEqualTo("urn:giaoban:problem:office-rule");
        assertThat(refusal.get("rule").asString()).isEqualTo("holiday");
        assertThat(refusal.get("earliest").asString()).isEqualTo("2026-02-23T07:30:00+07:00");
        assertThat(refusal.get("detail").asString()).contains("Tết");
    }

    @Test
    void sundaysAndEveningsAreRefusedMakeUpSaturdaysAreNot() {
        assertThat(refused(aBriefing().on(LocalDate.of(2026, 3, 8)).atPoints("Q-BA-DINH"))
                        .get("rule")
                        .asString())
                .isEqualTo("working-day");
        assertThat(refused(aBriefing().on(WEDNESDAY).at("17:00", "18:00").atPoints("Q-BA-DINH"))
                        .get("rule")
                        .asString())
                .isEqualTo("hours");
        clock.setTo(Instant.parse("2026-08-03T02:00:00Z"));
        api.schedule(
                aBriefing().on(LocalDate.of(2026, 8, 22)).atPoints("Q-BA-DINH").body());
    }

    @Test
    void shortNoticeIsOnlyWarnedOfAndUrgencyWithAReasonIsExempt() {
        var tomorrow = LocalDate.of(2026, 2, 3);
        var briefing = api.schedule(aBriefing()
                .on(tomorrow)
                .at("08:00", "09:00")
                .atPoints("H-BA-VI")
                .body());
        assertThat(briefing.get("warnings")).hasSize(1);
        assertThat(briefing.at("/warnings/0/rule").asString()).isEqualTo("notice");
        var urgent = api.schedule(aBriefing()
                .on(tomorrow)
                .at("10:00", "11:00")
                .atPoints("H-BA-VI")
                .with("priority", "URGENT")
                .with("urgentReason", "Bão số 3")
                .body());
        assertThat(urgent.has("warnings")).isFalse();
    }

    @Test
    void aMoveIsJudgedLikeANewTimeAndAnotherChangeIsNot() {
        var briefing = api.schedule(aBriefing()
                .on(WEDNESDAY)
                .at("08:00", "09:00")
                .atPoints("H-SOC-SON")
                .body());
        assertThat(change(
                                briefing,
                                Map.of("start", "2026-02-17T08:00:00+07:00", "end", "2026-02-17T09:00:00+07:00"),
                                422)
                        .get("rule")
                        .asString())
                .isEqualTo("holiday");
        assertThat(change(briefing, Map.of("title", "Tên khác"), 200)
                        .get("title")
                        .asString())
                .isEqualTo("Tên khác");
    }

    @Test
    void aWeeklySeriesLeavesOutTheHolidaysWhenItMaySkip() {
        var request = aBriefing()
                .on(LocalDate.of(2026, 2, 10))
                .at("14:00", "15:00")
                .atPoints("Q-DONG-DA")
                .with("recurrence", Map.of("rrule", "FREQ=WEEKLY;COUNT=3"));
        assertThat(refused(request).get("rule").asString()).isEqualTo("holiday");
        var series =
                api.schedule(request.with("recurrence", Map.of("rrule", "FREQ=WEEKLY;COUNT=3", "onConflict", "SKIP"))
                        .body());
        assertThat(series.at("/series/occurrences").asInt()).isEqualTo(2);
        assertThat(series.at("/series/skipped/0/start").asString()).isEqualTo("2026-02-17T14:00:00+07:00");
        assertThat(series.at("/series/skipped/0/conflicts/0/rule").asString()).isEqualTo("holiday");
    }

    @Test
    void whatIsSuggestedKeepsTheRules() {
        api.schedule(aBriefing()
                .on(LocalDate.of(2026, 2, 13))
                .at("15:00", "17:30")
                .atPoints("H-ME-LINH")
                .body());
        var refusal = api.read(api.post(
                        "/api/v1/briefings",
                        aBriefing()
                                .on(LocalDate.of(2026, 2, 13))
                                .at("15:30", "17:00")
                                .atPoints("H-ME-LINH")
                                .body())
                .expectStatus()
                .isEqualTo(409));
        assertThat(refusal.get("suggestions"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(s -> assertThat(s.get("start").asString()).isGreaterThanOrEqualTo("2026-02-23"));
    }

    @Test
    void aSeriesWithoutAnEndLeavesOutTheHolidaysThatComeIntoSight() {
        clock.setTo(Instant.parse("2025-08-05T02:00:00Z"));
        var first = api.schedule(aBriefing()
                .on(LocalDate.of(2025, 8, 12))
                .at("10:00", "11:00")
                .atPoints("H-PHUC-THO")
                .with("recurrence", Map.of("rrule", "FREQ=WEEKLY"))
                .body());
        assertThat(first.at("/series/skipped")).isEmpty();
        clock.setTo(NOW);
        filler.fillAll().block();
        var series =
                api.get("/api/v1/briefings/{id}", first.get("id").asString()).get("series");
        assertThat(series.get("skipped")).isNotEmpty();
        assertThat(series.at("/skipped/0/start").asString()).isEqualTo("2026-02-17T10:00:00+07:00");
        assertThat(series.at("/skipped/0/conflicts/0/rule").asString()).isEqualTo("holiday");
    }

    @Test
    void ofThoseWhoAskAtOnceOnlyAsManyGetInAsTheServerBears() {
        var points = new OwnPoints(api);
        var requests = IntStream.range(0, 8)
                .mapToObj(_ -> aBriefing()
                        .on(WEDNESDAY)
                        .at("15:00", "16:00")
                        .atPoints(Stream.generate(points::aPoint).limit(10).toArray(String[]::new))
                        .body())
                .map(body -> HttpCall.byAdmin(api, "POST", "/api/v1/briefings")
                        .json("POST", JsonMapper.shared().writeValueAsString(body)))
                .map(HttpCall::sendAsync)
                .toList();
        var answers = requests.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().filter(a -> a.status() == 201)).hasSize(6);
        assertThat(answers.stream().filter(a -> a.status() != 201))
                .allSatisfy(a -> a.refused(409, "capacity-exceeded"))
                .allSatisfy(a -> assertThat(a.json().get("limit").asInt()).isEqualTo(60))
                .allSatisfy(a -> assertThat(a.json().get("planned").asInt()).isEqualTo(70))
                .allSatisfy(a -> assertThat(a.json().get("at").asString()).isEqualTo("2026-02-11T15:00:00+07:00"));
        var seen = api.get(
                "/api/v1/capacity?from={from}&to={to}", "2026-02-11T14:00:00+07:00", "2026-02-11T17:00:00+07:00");
        assertThat(seen.at("/peaks/0/endpoints").asInt()).isEqualTo(60);
    }

    private JsonNode change(JsonNode briefing, Map<String, Object> patch, int status) {
        return api.read(api.admin()
                .patch()
                .uri("/api/v1/briefings/" + briefing.get("id").asString())
                .contentType(MediaType.APPLICATION_JSON)
                .header("If-Match", "\"" + briefing.get("version").asInt() + "\"")
                .bodyValue(patch)
                .exchange()
                .expectStatus()
                .isEqualTo(status));
    }
}
