package vn.giaoban.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.fortuna.ical4j.model.Recur;
import org.junit.jupiter.api.Test;

class RuleExportTests {

    private static final int MOST = 400;

    @Test
    void whatIsGivenAwayExpandsToExactlyWhatThereIs() {
        var found = 0;
        var compared = 0;
        var seeds = new Random(Long.getLong("giaoban.seed", 20261207));
        for (var run = 0; run < 600; run++) {
            var seed = seeds.nextLong();
            var random = new Random(seed);
            var part = aPart(random);
            var starts = starts(part);
            if (starts.isEmpty() || starts.size() >= MOST) continue;
            var exported = part.export(starts, null);
            if (exported.isEmpty()) continue;
            found++;
            var rule = exported.get();
            assertThat(rule.rrule()).as("seed %s", seed).doesNotContain("COUNT").matches(".*;UNTIL=\\d{8}T\\d{6}Z");
            assertThat(rule.start()).as("seed %s", seed).isEqualTo(starts.getFirst());
            var own = Recurrence.of(rule.rrule(), rule.start(), part.zone(), rule.exdates())
                    .occurrences(LocalDateTime.MIN, LocalDateTime.MAX, MOST);
            assertThat(Series.ids(own)).as("seed %s: %s", seed, part).isEqualTo(starts);
            if (isReadOtherwise(rule.rrule())) continue;
            assertThat(byTheLibrary(rule, part.zone(), starts.getLast()))
                    .as("seed %s: %s of %s", seed, rule, part)
                    .isEqualTo(starts);
            compared++;
        }
        System.out.printf("rules written: %d, of which read back by ical4j: %d%n", found, compared);
        assertThat(found).isGreaterThan(300);
        assertThat(compared).isGreaterThan(200);
    }

    @Test
    void aWeeklySeriesThatWasMovedADayMovesItsDays() {
        var moved = Series.of("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SA;COUNT=8", "2026-12-07")
                .shiftedBy(Duration.ofHours(26));
        assertThat(exported(moved).rrule())
                .isEqualTo("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=TU;UNTIL=20270124T030000Z");
        assertThat(exported(moved).start()).isEqualTo("2026-12-08T10:00");
    }

    @Test
    void aPartOfASeriesBeginsAndEndsWhereItDoes() {
        var part = Series.of("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=12", "2026-12-07")
                .startingAt(LocalDateTime.parse("2026-12-20T08:00"))
                .endingBefore(LocalDateTime.parse("2027-02-01T08:00"));
        assertThat(exported(part))
                .isEqualTo(new Exported(
                        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=MO;UNTIL=20270118T010000Z",
                        LocalDateTime.parse("2026-12-21T08:00"),
                        List.of()));
    }

    @Test
    void whatIsLeftOutIsAnException() {
        var series = Series.of("FREQ=DAILY;COUNT=5", "2026-12-07").without(LocalDateTime.parse("2026-12-09T08:00"));
        assertThat(exported(series).exdates()).containsExactly(LocalDateTime.parse("2026-12-09T08:00"));
    }

    @Test
    void aSeriesWithoutAnEndHasNone() {
        var series = Series.of("FREQ=MONTHLY;BYDAY=1MO", "2026-12-07");
        var known = LocalDateTime.parse("2027-06-01T00:00");
        var starts = Series.ids(series.occurrences(LocalDateTime.MIN, known, MOST));
        assertThat(series.export(starts.subList(1, 4), known))
                .contains(new Exported(
                        "FREQ=MONTHLY;BYDAY=1MO",
                        LocalDateTime.parse("2027-01-04T08:00"),
                        starts.subList(4, starts.size())));
    }

    @Test
    void whatNoRuleGivesIsNotFound() {
        var moved = Series.of("FREQ=MONTHLY;BYDAY=1MO;COUNT=12", "2026-12-07").shiftedBy(Duration.ofDays(3));
        assertThat(moved.export(starts(moved), null)).isEmpty();
        var offset = Recurrence.of(
                "FREQ=DAILY;COUNT=3", LocalDateTime.parse("2026-12-07T02:00"), ZoneId.of("+07:00"), List.of());
        assertThat(offset.export(starts(offset), null)).isEmpty();
    }

    private static Recurrence aPart(Random random) {
        var part = Series.random(random);
        if (random.nextBoolean()) part = part.startingAt(part.start().plusDays(random.nextInt(300)));
        part = part.endingBefore(part.start().plusDays(30 + random.nextInt(900)));
        if (random.nextBoolean())
            part = part.shiftedBy(Duration.ofMinutes(random.nextInt(random.nextBoolean() ? 120 : 4000)));
        return part;
    }

    private static Exported exported(Recurrence series) {
        return series.export(starts(series), null).orElseThrow();
    }

    private static List<LocalDateTime> starts(Recurrence series) {
        return series.occurrences(LocalDateTime.MIN, LocalDateTime.MAX, MOST).stream()
                .map(o -> o.recurrenceId().plus(series.shift()))
                .toList();
    }

    /** Where the library is known to read RFC 5545 in another way than we and libical do. */
    private static boolean isReadOtherwise(String rrule) {
        return rrule.startsWith("FREQ=YEARLY") || rrule.contains("BYMONTH");
    }

    private static List<LocalDateTime> byTheLibrary(Exported rule, ZoneId zone, LocalDateTime last) {
        var left = new HashSet<>(rule.exdates());
        var start = rule.start().atZone(zone);
        return new Recur<ZonedDateTime>(rule.rrule())
                .getDates(start, start, last.atZone(zone).plusDays(400)).stream()
                        .map(ZonedDateTime::toLocalDateTime)
                        .filter(at -> !left.contains(at))
                        .toList();
    }
}
