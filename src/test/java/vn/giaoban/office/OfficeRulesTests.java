package vn.giaoban.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static vn.giaoban.office.Office.HOME;
import static vn.giaoban.office.Office.at;
import static vn.giaoban.office.Office.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giaoban.kernel.TimeRange;

class OfficeRulesTests {

    /** A Monday before two weeks without holidays. */
    private static final String MONDAY = "2026-03-02T09:00";

    /** For each rule a time that breaks no other, asked for on that Monday. */
    private static final Map<RuleName, TimeRange> ONLY = new EnumMap<>(Map.of(
            RuleName.NOTICE, time("2026-03-04T08:00", "2026-03-04T09:00"),
            RuleName.WORKING_DAY, time("2026-03-14T08:00", "2026-03-14T09:00"),
            RuleName.HOURS, time("2026-03-12T19:00", "2026-03-12T20:00"),
            RuleName.HOLIDAY, time("2026-04-30T08:00", "2026-04-30T09:00")));

    @ParameterizedTest(name = "asked for at {0}: {1} to {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // on a Monday, Thursday is the third working day
                "2026-03-02T09:00 | 2026-03-05T08:00 | 2026-03-05T09:30 |                     | -",
                "2026-03-02T09:00 | 2026-03-05T07:30 | 2026-03-05T17:30 |                     | -",
                "2026-03-02T00:00 | 2026-03-04T08:00 | 2026-03-04T09:30 | notice              | 2026-03-05T07:30",
                "2026-03-02T23:59 | 2026-03-04T17:00 | 2026-03-04T17:30 | notice              | 2026-03-05T07:30",
                "2026-03-02T09:00 | 2026-03-02T15:00 | 2026-03-02T16:00 | notice              | 2026-03-05T07:30",
                // from Friday to Sunday, it is Wednesday
                "2026-03-06T09:00 | 2026-03-10T08:00 | 2026-03-10T09:00 | notice              | 2026-03-11T07:30",
                "2026-03-07T09:00 | 2026-03-10T08:00 | 2026-03-10T09:00 | notice              | 2026-03-11T07:30",
                "2026-03-08T09:00 | 2026-03-10T08:00 | 2026-03-10T09:00 | notice              | 2026-03-11T07:30",
                "2026-03-08T23:59 | 2026-03-11T08:00 | 2026-03-11T09:00 |                     | -",
                "2026-03-09T00:00 | 2026-03-11T08:00 | 2026-03-11T09:00 | notice              | 2026-03-12T07:30",
                // over Tết
                "2026-02-12T09:00 | 2026-02-23T08:00 | 2026-02-23T09:00 | notice              | 2026-02-24T07:30",
                "2026-02-12T09:00 | 2026-02-24T08:00 | 2026-02-24T09:00 |                     | -",
                "2026-02-12T09:00 | 2026-02-17T08:00 | 2026-02-17T09:00 | notice holiday      | 2026-02-24T07:30",
                "2026-02-12T09:00 | 2026-02-14T08:00 | 2026-02-14T09:00 | notice working-day  | 2026-02-24T07:30",
                "2026-02-06T09:00 | 2026-02-17T08:00 | 2026-02-17T09:00 | holiday             | 2026-02-23T07:30",
                "2027-01-25T09:00 | 2027-02-06T08:00 | 2027-02-06T09:00 | holiday             | 2027-02-11T07:30",
                // make-up Saturdays are worked on, and counted
                "2026-01-07T09:00 | 2026-01-10T08:00 | 2026-01-10T09:00 |                     | -",
                "2026-01-08T09:00 | 2026-01-12T08:00 | 2026-01-12T09:00 |                     | -",
                "2026-01-09T09:00 | 2026-01-13T08:00 | 2026-01-13T09:00 |                     | -",
                "2026-01-05T09:00 | 2026-01-09T17:00 | 2026-01-09T18:00 | hours               | 2026-01-10T07:30",
                "2026-01-05T09:00 | 2026-01-17T08:00 | 2026-01-17T09:00 | working-day         | 2026-01-19T07:30",
                // a holiday breaks its own rule only, at a weekend as well
                "2026-04-20T09:00 | 2026-04-26T08:00 | 2026-04-26T09:00 | holiday             | 2026-04-28T07:30",
                "2026-04-20T09:00 | 2026-04-25T08:00 | 2026-04-25T09:00 | working-day         | 2026-04-28T07:30",
                "2026-04-20T09:00 | 2026-04-25T23:00 | 2026-04-26T01:00 | working-day hours holiday | 2026-04-28T07:30",
                // hours
                "2026-03-02T09:00 | 2026-03-06T07:29 | 2026-03-06T08:00 | hours               | 2026-03-06T07:30",
                "2026-03-02T09:00 | 2026-03-06T17:00 | 2026-03-06T17:31 | hours               | 2026-03-09T07:30",
                "2026-03-02T09:00 | 2026-03-06T08:07 | 2026-03-06T18:00 | hours               | 2026-03-09T07:30",
                "2026-03-02T09:00 | 2026-03-07T19:00 | 2026-03-07T20:00 | working-day hours   | 2026-03-09T07:30",
                "2026-03-02T09:00 | 2026-03-05T16:00 | 2026-03-06T09:00 | hours               | -",
                "2026-03-02T09:00 | 2026-03-05T07:30 | 2026-03-05T17:45 | hours               | -",
                "2026-03-02T09:00 | 2026-03-06T23:00 | 2026-03-07T00:00 | hours               | 2026-03-09T07:30"
            })
    void saysWhatIsBrokenAndWhatWouldDo(
            String now, String start, String end, @Nullable String rules, @Nullable String earliest) {
        var breaches = Office.rules(Enforcement.WARN).check(time(start, end), HOME, false, at(now));

        assertThat(breaches).extracting(Breach::rule).containsExactlyElementsOf(words(rules));
        assertThat(breaches).allSatisfy(breach -> {
            assertThat(breach.enforcement()).isEqualTo(Enforcement.WARN);
            assertThat(breach.earliest()).isEqualTo(earliest == null ? null : at(earliest));
        });
    }

    @ParameterizedTest(name = "{0} in general, {1} {2}")
    @MethodSource("enforcements")
    void eachRuleIsOffOrWarnsOrRefuses(Enforcement general, RuleName rule, @Nullable Enforcement own) {
        var settings = Office.settings(general, own == null ? Map.of() : Map.of(rule.label(), own));
        var rules = Office.rules(settings);

        ONLY.forEach((broken, time) -> {
            var expected = broken == rule && own != null ? own : general;
            var breaches = rules.check(time, HOME, false, at(MONDAY));
            if (expected == Enforcement.OFF) assertThat(breaches).isEmpty();
            else
                assertThat(breaches).singleElement().satisfies(breach -> {
                    assertThat(breach.rule()).isEqualTo(broken.label());
                    assertThat(breach.enforcement()).isEqualTo(expected);
                    assertThat(breach.isRefused()).isEqualTo(expected == Enforcement.REFUSE);
                });
        });
    }

    static Stream<Arguments> enforcements() {
        return Stream.of(Enforcement.values())
                .flatMap(general -> Stream.of(RuleName.values())
                        .flatMap(rule -> Stream.concat(Stream.of((Enforcement) null), Stream.of(Enforcement.values()))
                                .map(own -> Arguments.of(general, rule, own))));
    }

    @Test
    void tellsTheFacts() {
        assertThat(ONLY)
                .allSatisfy((rule, time) -> assertThat(detail(time))
                        .isEqualTo(
                                switch (rule) {
                                    case NOTICE ->
                                        "Invitations go out at least 3 working days ahead: Thursday 2026-03-05 is the first possible day";
                                    case WORKING_DAY -> "Saturday 2026-03-14 is not a working day of the office";
                                    case HOURS -> "19:00 to 20:00 is not within the office hours, 07:30 to 17:30";
                                    case HOLIDAY -> "Thursday 2026-04-30 is a public holiday: Ngày Chiến thắng";
                                }));
        assertThat(detail(time("2026-03-12T16:00", "2026-03-13T09:00")))
                .isEqualTo("16:00 to 09:00 on Friday 2026-03-13 is not within the office hours, 07:30 to 17:30");
    }

    private static String detail(TimeRange time) {
        return Office.rules(Enforcement.WARN)
                .check(time, HOME, false, at(MONDAY))
                .getFirst()
                .detail();
    }

    @Test
    void anUrgentBriefingWithAReasonNeedsNoNoticeButKeepsTheOtherRules() {
        var rules = Office.rules(Enforcement.REFUSE);

        assertThat(rules.check(time("2026-03-02T10:00", "2026-03-02T11:00"), HOME, true, at(MONDAY)))
                .isEmpty();
        assertThat(rules.check(time("2026-03-02T19:00", "2026-03-02T20:00"), HOME, true, at(MONDAY)))
                .singleElement()
                .satisfies(breach -> {
                    assertThat(breach.rule()).isEqualTo("hours");
                    assertThat(breach.earliest()).isEqualTo(at("2026-03-03T07:30"));
                });
    }

    @Test
    void noNoticeLetsABriefingBeginToday() {
        var rules = Office.rules(Office.settings(Enforcement.REFUSE, Map.of(), 0, "07:30", "17:30", null));

        assertThat(rules.check(time("2026-03-02T09:30", "2026-03-02T10:30"), HOME, false, at(MONDAY)))
                .isEmpty();
    }

    @Test
    void whereHolidaysDontMatterTheWeekDecides() {
        var rules = Office.rules(Office.settings(Enforcement.REFUSE, Map.of("holiday", Enforcement.OFF)));

        assertThat(rules.check(time("2026-04-27T08:00", "2026-04-27T09:00"), HOME, false, at(MONDAY)))
                .isEmpty();
        assertThat(rules.check(time("2026-04-26T08:00", "2026-04-26T09:00"), HOME, false, at(MONDAY)))
                .singleElement()
                .satisfies(breach -> {
                    assertThat(breach.rule()).isEqualTo("working-day");
                    assertThat(breach.earliest()).isEqualTo(at("2026-04-27T07:30"));
                });
    }

    @Test
    void rulesThatAreOffDoNotNarrowWhatWouldDo() {
        var rules = Office.rules(Office.settings(
                Enforcement.REFUSE,
                Map.of("hours", Enforcement.OFF, "working-day", Enforcement.OFF, "holiday", Enforcement.OFF)));

        assertThat(rules.check(time("2026-03-04T22:00", "2026-03-05T21:00"), HOME, false, at(MONDAY)))
                .singleElement()
                .satisfies(breach -> assertThat(breach.earliest()).isEqualTo(at("2026-03-05T00:00")));
    }

    @Test
    void judgesByTheClocksOfTheBriefingsZone() {
        var newYork = ZoneId.of("America/New_York");
        var rules = Office.rules(Enforcement.REFUSE);
        var fridayMorningAtHome = time("2026-03-06T08:00", "2026-03-06T09:00");

        assertThat(rules.check(fridayMorningAtHome, HOME, false, at(MONDAY))).isEmpty();
        assertThat(rules.check(fridayMorningAtHome, newYork, false, at(MONDAY)))
                .singleElement()
                .satisfies(breach -> {
                    assertThat(breach.rule()).isEqualTo("hours");
                    assertThat(breach.earliest()).isEqualTo(at("2026-03-06T07:30", newYork));
                });
    }

    @Test
    void todayIsADayOfTheBriefingsZone() {
        var losAngeles = ZoneId.of("America/Los_Angeles");
        var rules = Office.rules(Enforcement.REFUSE);
        // still Sunday there, already Monday at home
        var now = at("2026-03-02T09:00");
        var wednesday = new TimeRange(at("2026-03-04T10:00", losAngeles), at("2026-03-04T11:00", losAngeles));

        assertThat(rules.check(wednesday, losAngeles, false, now)).isEmpty();
        assertThat(rules.check(wednesday, losAngeles, false, at("2026-03-02T00:00", losAngeles)))
                .extracting(Breach::rule)
                .containsExactly("notice");
    }

    @Test
    void nothingBeforeNowWouldDo() {
        var breaches = Office.rules(Enforcement.REFUSE)
                .check(time("2026-02-28T08:00", "2026-02-28T09:00"), HOME, true, at("2026-03-02T09:01:30"));

        assertThat(breaches)
                .singleElement()
                .satisfies(breach -> assertThat(breach.earliest()).isEqualTo(at("2026-03-02T09:15")));
    }

    @Test
    void searchesNoLongerThanAYear() {
        var mondays = new OfficeSettings(
                Set.of(DayOfWeek.MONDAY),
                LocalTime.of(7, 30),
                LocalTime.of(17, 30),
                3,
                Enforcement.WARN,
                Map.of("hours", Enforcement.OFF),
                null);
        var twoDays = time("2026-03-09T20:00", "2026-03-10T20:01");

        assertThat(Office.rules(mondays).check(twoDays, HOME, true, at(MONDAY)))
                .singleElement()
                .satisfies(breach -> assertThat(breach.earliest()).isNull());
    }

    @Test
    void checksAThousandOccurrencesAtOnce() {
        var rules = Office.rules(Office.settings(Enforcement.WARN, Map.of(), 250, "07:30", "17:30", null));

        assertTimeout(
                Duration.ofSeconds(3),
                () -> IntStream.range(0, 1000).forEach(i -> {
                    var start = at("2026-03-07T20:00").plus(Duration.ofDays(i));
                    assertThat(rules.check(new TimeRange(start, start.plusSeconds(3600)), HOME, false, at(MONDAY)))
                            .isNotEmpty();
                }));
    }

    /** Against trying every quarter of an hour, one after the other. */
    @Test
    void whatWouldDoBreaksNothingAndNothingEarlierWould() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var i = 0; i < 150; i++) {
            var rules = Office.rules(randomSettings(random));
            var zone = ZoneId.of(random.nextBoolean() ? "Asia/Ho_Chi_Minh" : "Europe/Paris");
            var now = at("2026-01-01T00:00").plusSeconds(random.nextInt(600 * 86_400));
            var start = now.plusSeconds(random.nextInt(20 * 86_400));
            var time = new TimeRange(start, start.plusSeconds(60 + random.nextInt(9 * 3600)));
            var urgent = random.nextInt(4) == 0;
            for (var breach : rules.check(time, zone, urgent, now))
                assertThat(breach.earliest())
                        .as("case %d of seed %d: %s in %s", i, seed, time, zone)
                        .isEqualTo(tried(rules, time, zone, urgent, now));
        }
    }

    private static Instant tried(OfficeRules rules, TimeRange time, ZoneId zone, boolean urgent, Instant now) {
        var first = Math.ceilDiv(time.start().getEpochSecond(), 900L) * 900;
        return Stream.iterate(Instant.ofEpochSecond(first), start -> start.plusSeconds(900))
                .filter(start -> rules.check(new TimeRange(start, start.plus(time.duration())), zone, urgent, now)
                        .isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static OfficeSettings randomSettings(Random random) {
        var rules = new HashMap<String, Enforcement>();
        for (var rule : RuleName.values()) if (random.nextInt(4) == 0) rules.put(rule.label(), Enforcement.OFF);
        return Office.settings(Enforcement.WARN, rules, random.nextInt(6), "07:40", "17:05", null);
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }
}
