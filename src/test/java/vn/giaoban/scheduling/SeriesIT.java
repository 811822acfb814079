package vn.giaoban.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.TestClock;

/** A secretary's series: scheduled, moved, cut, called off, and kept filled. */
@IntegrationTest
class SeriesIT {

    /** Each test has years of its own, far from the days of other tests. */
    private static final AtomicInteger YEARS = new AtomicInteger(2041);

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    @Autowired
    private TestClock clock;

    @Autowired
    private SeriesFiller filler;

    @AfterEach
    void nothingIsBookedTwice() {
        clock.reset();
        invariants.hold();
    }

    /** The first Monday of a year that no other test uses. */
    private static LocalDate aMonday() {
        var day = LocalDate.of(YEARS.getAndAdd(2), 1, 1);
        while (day.getDayOfWeek() != java.time.DayOfWeek.MONDAY) day = day.plusDays(1);
        return day;
    }

    private static BriefingRequest weekly(LocalDate first, String rrule) {
        return aBriefing().on(first).at("08:00", "09:30").with("recurrence", Map.of("rrule", rrule));
    }

    private List<JsonNode> occurrences(LocalDate from, LocalDate to, String point) {
        var found = new ArrayList<JsonNode>();
        api.get(
                        "/api/v1/briefings?from={f}&to={t}&point={p}&limit=500",
                        from + "T00:00:00+07:00",
                        to + "T00:00:00+07:00",
                        point)
                .get("items")
                .forEach(found::add);
        return found;
    }

    private static List<String> starts(List<JsonNode> briefings) {
        return briefings.stream()
                .filter(b -> !"CANCELLED".equals(b.get("status").asString()))
                .map(b -> b.get("start").asString())
                .toList();
    }

    private JsonNode change(JsonNode briefing, String query, Map<String, Object> patch, int status) {
        return api.read(api.admin()
                .patch()
                .uri("/api/v1/briefings/" + briefing.get("id").asString() + query)
                .contentType(MediaType.APPLICATION_JSON)
                .header("If-Match", "\"" + briefing.get("version").asInt() + "\"")
                .bodyValue(patch)
                .exchange()
                .expectStatus()
                .isEqualTo(status));
    }

    private JsonNode command(JsonNode briefing, String command, Map<String, Object> body) {
        return api.read(api.admin()
                .post()
                .uri("/api/v1/briefings/" + briefing.get("id").asString() + command)
                .contentType(MediaType.APPLICATION_JSON)
                .header("If-Match", "\"" + briefing.get("version").asInt() + "\"")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk());
    }

    private static String on(LocalDate day, String time) {
        return day + "T" + time + ":00+07:00";
    }

    @Test
    void aYearOfWeeklyBriefingsAtAllPointsIsOneCallOfUnderTwoSeconds() {
        var fastest = Duration.ofDays(1);
        for (var attempt = 0; attempt < 3 && fastest.compareTo(Duration.ofSeconds(2)) >= 0; attempt++) {
            var monday = aMonday();
            var started = System.nanoTime();
            var first = api.schedule(weekly(monday, "FREQ=WEEKLY;BYDAY=MO;COUNT=52")
                    .across("ALL")
                    .body());
            var took = Duration.ofNanos(System.nanoTime() - started);
            fastest = took.compareTo(fastest) < 0 ? took : fastest;
            assertThat(first.at("/series/occurrences").asInt()).isEqualTo(52);
            assertThat(first.at("/series/text").asString()).isEqualTo("Thứ Hai hằng tuần, 52 lần");
            assertThat(invariants.count("""
                    select count(*) from reservations.reservation r join series.occurrence o on o.briefing = r.holder
                     where r.active and o.series = '%s'""".formatted(first.at("/series/id").asString())))
                    .isEqualTo(52 * 53);
        }
        assertThat(fastest).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void theLastFridayOfTheMonthKeepsItsWallClockTimeWhereSummerTimeBegins() {
        var monday = aMonday();
        api.schedule(aBriefing()
                .atPoints("SO-TTTT")
                .with("timeZone", "Europe/Berlin")
                .with("start", monday.getYear() + "-01-15T09:00:00+01:00")
                .with("end", monday.getYear() + "-01-15T10:00:00+01:00")
                .with("recurrence", Map.of("rrule", "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1;COUNT=6"))
                .body());
        var found = occurrences(monday, monday.plusDays(200), "SO-TTTT");
        assertThat(found).hasSize(6).allSatisfy(b -> {
            var start = OffsetDateTime.parse(b.get("start").asString());
            assertThat(start.toLocalTime()).hasToString("09:00");
            assertThat(start.getDayOfWeek()).isEqualTo(java.time.DayOfWeek.FRIDAY);
            assertThat(start.plusDays(7).getMonth()).isNotEqualTo(start.getMonth());
        });
        assertThat(found.stream()
                        .map(b -> b.get("start").asString().substring(19))
                        .distinct())
                .containsExactly("+01:00", "+02:00");
    }

    @Test
    void aSeriesIsBookedWholeOrNotAtAllAndEveryClashOfEveryOccurrenceIsListed() {
        var monday = aMonday();
        var second = monday.plusWeeks(1);
        var fourth = monday.plusWeeks(3);
        for (var day : List.of(second, fourth))
            api.schedule(aBriefing()
                    .on(day)
                    .at("09:00", "10:00")
                    .atPoints("Q-BA-DINH")
                    .with("title", "Chen ngang")
                    .body());
        var request = weekly(monday, "FREQ=WEEKLY;COUNT=5")
                .with(
                        "points",
                        List.of(Map.of("code", "Q-BA-DINH", "room", "Q-BA-DINH/P1"), Map.of("code", "Q-HOAN-KIEM")));
        var refusal = api.read(
                api.post("/api/v1/briefings", request.body()).expectStatus().isEqualTo(409));
        assertThat(refusal.get("conflicts"))
                .hasSize(2)
                .allSatisfy(c -> {
                    assertThat(c.get("room").asString()).isEqualTo("Q-BA-DINH/P1");
                    assertThat(c.at("/heldBy/title").asString()).isEqualTo("Chen ngang");
                })
                .extracting(c -> c.get("occurrence").asString())
                .containsExactly(on(second, "08:00"), on(fourth, "08:00"));
        assertThat(occurrences(monday, monday.plusWeeks(5), "Q-HOAN-KIEM")).isEmpty();

        assertThat(refusal.get("suggestions")).hasSizeGreaterThanOrEqualTo(3);
        var suggestion = refusal.get("suggestions").get(0);
        assertThat(suggestion.get("complete").asBoolean()).isTrue();
        var taken = request.with("start", suggestion.get("start").asString())
                .with("end", suggestion.get("end").asString())
                .body();
        assertThat(api.schedule(taken).at("/series/occurrences").asInt()).isEqualTo(5);
    }

    @Test
    void skippingLeavesOutWhatIsTakenAndSaysSo() {
        var monday = aMonday();
        var third = monday.plusWeeks(2);
        api.schedule(aBriefing()
                .on(third)
                .at("08:30", "09:00")
                .atPoints("Q-TAY-HO")
                .titled("Đã có")
                .body());
        var first = api.schedule(aBriefing()
                .on(monday)
                .at("08:00", "09:30")
                .with("points", List.of(Map.of("code", "Q-TAY-HO", "room", "Q-TAY-HO/P1")))
                .with(
                        "recurrence",
                        Map.of(
                                "rrule",
                                "FREQ=WEEKLY;COUNT=4",
                                "exdates",
                                List.of(monday.plusWeeks(1).toString()),
                                "onConflict",
                                "SKIP"))
                .body());
        assertThat(first.at("/series/occurrences").asInt()).isEqualTo(2);
        assertThat(first.at("/series/skipped")).hasSize(1);
        assertThat(first.at("/series/skipped/0/start").asString()).isEqualTo(on(third, "08:00"));
        assertThat(first.at("/series/skipped/0/conflicts/0/heldBy/title").asString())
                .isEqualTo("Đã có");
        assertThat(starts(occurrences(monday, monday.plusWeeks(5), "Q-TAY-HO")))
                .containsExactly(on(monday, "08:00"), on(third, "08:30"), on(monday.plusWeeks(3), "08:00"));
    }

    @Test
    void oneOccurrenceIsChangedAloneAndKeepsThatWhenTheRestIsMoved() {
        var monday = aMonday();
        api.schedule(
                weekly(monday, "FREQ=WEEKLY;COUNT=6").atPoints("Q-CAU-GIAY").body());
        var all = occurrences(monday, monday.plusWeeks(7), "Q-CAU-GIAY");
        var third = monday.plusWeeks(2);
        change(
                all.get(2),
                "",
                Map.of("start", on(third.plusDays(1), "14:00"), "end", on(third.plusDays(1), "15:00")),
                200);

        change(
                all.get(1),
                "?scope=FOLLOWING",
                Map.of(
                        "start",
                        on(monday.plusWeeks(1).plusDays(2), "09:00"),
                        "end",
                        on(monday.plusWeeks(1).plusDays(2), "10:00"),
                        "title",
                        "Giao ban thứ Tư"),
                200);
        var after = occurrences(monday, monday.plusWeeks(7), "Q-CAU-GIAY");
        assertThat(starts(after))
                .containsExactly(
                        on(monday, "08:00"),
                        on(monday.plusWeeks(1).plusDays(2), "09:00"),
                        on(third.plusDays(1), "14:00"),
                        on(monday.plusWeeks(3).plusDays(2), "09:00"),
                        on(monday.plusWeeks(4).plusDays(2), "09:00"),
                        on(monday.plusWeeks(5).plusDays(2), "09:00"));
        assertThat(after.stream().map(b -> b.get("id").asString()).toList())
                .as("occurrences keep their ids")
                .isEqualTo(all.stream().map(b -> b.get("id").asString()).toList());
        assertThat(after.get(0).get("title").asString()).isEqualTo("Giao ban thử");
        assertThat(after.get(2).get("title").asString())
                .as("only the time was its own")
                .isEqualTo("Giao ban thứ Tư");
        assertThat(after.get(0).at("/series/id")).isNotEqualTo(after.get(1).at("/series/id"));
        assertThat(after.get(2).at("/series/changed/0").asString()).isEqualTo("time");

        change(
                after.get(3),
                "?scope=ALL&overwrite=true",
                Map.of(
                        "start",
                        on(monday.plusWeeks(3).plusDays(2), "10:00"),
                        "end",
                        on(monday.plusWeeks(3).plusDays(2), "11:00")),
                200);
        assertThat(starts(occurrences(monday, monday.plusWeeks(7), "Q-CAU-GIAY")))
                .containsExactly(
                        on(monday, "08:00"),
                        on(monday.plusWeeks(1).plusDays(2), "10:00"),
                        on(third.plusDays(2), "10:00"),
                        on(monday.plusWeeks(3).plusDays(2), "10:00"),
                        on(monday.plusWeeks(4).plusDays(2), "10:00"),
                        on(monday.plusWeeks(5).plusDays(2), "10:00"));
    }

    @Test
    void aDailySeriesMovesByADayWithoutClashingWithItself() {
        var monday = aMonday();
        var first = api.schedule(weekly(monday, "FREQ=DAILY;COUNT=5")
                .atPoints("Q-LONG-BIEN", "Q-DONG-DA")
                .body());
        var tuesday = monday.plusDays(1);
        change(first, "?scope=ALL", Map.of("start", on(tuesday, "08:00"), "end", on(tuesday, "09:30")), 200);
        assertThat(starts(occurrences(monday, monday.plusWeeks(1), "Q-LONG-BIEN")))
                .isEqualTo(tuesday.datesUntil(tuesday.plusDays(5))
                        .map(d -> on(d, "08:00"))
                        .toList());
    }

    @Test
    void aMoveOfAllThatMeetsOneTakenRoomChangesNothing() {
        var monday = aMonday();
        var first = api.schedule(weekly(monday, "FREQ=WEEKLY;COUNT=4")
                .with("points", List.of(Map.of("code", "Q-HA-DONG", "room", "Q-HA-DONG/P1")))
                .body());
        api.schedule(aBriefing()
                .on(monday.plusWeeks(3))
                .at("14:00", "15:00")
                .with("points", List.of(Map.of("code", "Q-HA-DONG", "room", "Q-HA-DONG/P1")))
                .body());
        var before = starts(occurrences(monday, monday.plusWeeks(5), "Q-HA-DONG"));
        var refusal =
                change(first, "?scope=ALL", Map.of("start", on(monday, "14:00"), "end", on(monday, "15:30")), 409);
        assertThat(refusal.get("conflicts")).hasSize(1);
        assertThat(refusal.at("/conflicts/0/occurrence").asString()).isEqualTo(on(monday.plusWeeks(3), "14:00"));
        assertThat(starts(occurrences(monday, monday.plusWeeks(5), "Q-HA-DONG")))
                .isEqualTo(before);
    }

    @Test
    void theRestIsPublishedAndCalledOffTogether() {
        var monday = aMonday();
        api.schedule(
                weekly(monday, "FREQ=WEEKLY;COUNT=4").atPoints("H-DAN-PHUONG").body());
        var all = occurrences(monday, monday.plusWeeks(5), "H-DAN-PHUONG");
        command(all.get(1), "/publish?scope=FOLLOWING", Map.of());
        var published = occurrences(monday, monday.plusWeeks(5), "H-DAN-PHUONG");
        assertThat(published)
                .extracting(b -> b.get("status").asString())
                .containsExactly("DRAFT", "SCHEDULED", "SCHEDULED", "SCHEDULED");
        command(published.get(2), "/cancel?scope=FOLLOWING", Map.of("reason", "Nghỉ hè"));
        var left = occurrences(monday, monday.plusWeeks(5), "H-DAN-PHUONG");
        assertThat(left)
                .extracting(b -> b.get("status").asString())
                .containsExactly("DRAFT", "SCHEDULED", "CANCELLED", "CANCELLED");
        var again = api.schedule(aBriefing()
                .on(monday.plusWeeks(3))
                .at("08:00", "09:30")
                .atPoints("H-DAN-PHUONG")
                .body());
        assertThat(again.get("points")).hasSize(1);
    }

    @Test
    void aSeriesWithoutAnEndIsKeptFilled180DaysAheadAndLeavesOutWhatIsTaken() {
        var monday = aMonday();
        clock.setTo(monday.minusDays(10).atStartOfDay().toInstant(java.time.ZoneOffset.UTC));
        var first = api.schedule(weekly(monday, "FREQ=WEEKLY")
                .with("points", List.of(Map.of("code", "H-ME-LINH", "room", "H-ME-LINH/P1")))
                .body());
        var made = first.at("/series/occurrences").asInt();
        assertThat(made).isEqualTo(26);
        var next = monday.plusWeeks(made);
        api.schedule(aBriefing()
                .on(next)
                .at("09:00", "10:00")
                .titled("Chiếm chỗ")
                .with("points", List.of(Map.of("code", "H-ME-LINH", "room", "H-ME-LINH/P1")))
                .body());

        clock.setTo(monday.plusDays(20).atStartOfDay().toInstant(java.time.ZoneOffset.UTC));
        filler.fillAll().block();
        filler.fillAll().block();
        var series =
                api.get("/api/v1/briefings/{id}", first.get("id").asString()).get("series");
        var expected = ChronoUnit.WEEKS.between(monday, monday.plusDays(20 + 180)) + 1;
        assertThat(series.get("occurrences").asLong()).isEqualTo(expected - 1);
        assertThat(series.get("skipped")).hasSize(1);
        assertThat(series.at("/skipped/0/start").asString()).isEqualTo(on(next, "08:00"));
        assertThat(series.at("/skipped/0/conflicts/0/heldBy/title").asString()).isEqualTo("Chiếm chỗ");
    }

    @Test
    void rulesThatExplodeAreRefusedWithinASecond() {
        var monday = aMonday();
        for (var rrule : List.of(
                "FREQ=SECONDLY",
                "FREQ=MINUTELY;COUNT=5",
                "FREQ=DAILY;COUNT=1001",
                "FREQ=DAILY;UNTIL=99991231T000000Z",
                "FREQ=YEARLY;COUNT=500",
                "FREQ=WEEKLY;INTERVAL=0",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
                "COUNT=5",
                "rubbish",
                "FREQ=DAILY;INTERVAL=-1",
                "FREQ=WEEKLY;COUNT=5;UNTIL=20400101T000000Z")) {
            var started = System.nanoTime();
            var refusal = api.read(api.post(
                            "/api/v1/briefings",
                            weekly(monday, rrule).across("ALL").body())
                    .expectStatus()
                    .isBadRequest());
            assertThat(refusal.at("/errors/0/pointer").asString()).as(rrule).isEqualTo("/recurrence/rrule");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).as(rrule).isLessThan(Duration.ofSeconds(1));
        }
        var overlapping = aBriefing()
                .on(monday)
                .at("08:00", "09:00")
                .atPoints("Q-BA-DINH")
                .with("bufferAfter", "PT12H")
                .with("bufferBefore", "PT12H")
                .with("recurrence", Map.of("rrule", "FREQ=DAILY;COUNT=3"));
        assertThat(api.read(api.post("/api/v1/briefings", overlapping.body())
                                .expectStatus()
                                .isBadRequest())
                        .at("/errors/0/detail")
                        .asString())
                .contains("overlap");
        var exdate = aBriefing()
                .on(monday)
                .at("08:00", "09:00")
                .atPoints("Q-BA-DINH")
                .with(
                        "recurrence",
                        Map.of(
                                "rrule",
                                "FREQ=WEEKLY;COUNT=3",
                                "exdates",
                                List.of(monday.plusDays(1).toString(), "rubbish")));
        assertThat(api.read(api.post("/api/v1/briefings", exdate.body())
                                .expectStatus()
                                .isBadRequest())
                        .at("/errors/0/pointer")
                        .asString())
                .startsWith("/recurrence/exdates/");
    }
}
