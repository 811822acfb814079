package vn.giaoban.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import net.fortuna.ical4j.model.Recur;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules mean, by dates that were found with a calendar on the wall; 7 December 2026 is a Monday. */
class RecurrenceTests {

    /** "…" means that it goes on; {@code differs}: ical4j 4.4.0, asked as a second witness, reads the rule against RFC 5545. */
    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY;COUNT=3                             | 2026-12-30 | 2026-12-30 2026-12-31 2027-01-01            |
            FREQ=DAILY;INTERVAL=10;COUNT=3                 | 2026-12-07 | 2026-12-07 2026-12-17 2026-12-27            |
            FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=4        | 2026-12-10 | 2026-12-10 2026-12-11 2026-12-14 2026-12-15 |
            FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29             | 2026-01-01 | 2028-02-29 2032-02-29 2036-02-29 …          | differs
            FREQ=DAILY;BYMONTHDAY=-1;COUNT=3               | 2027-01-01 | 2027-01-31 2027-02-28 2027-03-31            |
            FREQ=DAILY;UNTIL=20261209                      | 2026-12-07 | 2026-12-07 2026-12-08 2026-12-09            |
            FREQ=WEEKLY                                    | 2026-12-07 | 2026-12-07 2026-12-14 2026-12-21 …          |
            FREQ=WEEKLY;BYDAY=MO;COUNT=12                  | 2026-12-07 | 2026-12-07 2026-12-14 2026-12-21 2026-12-28 2027-01-04 2027-01-11 2027-01-18 2027-01-25 2027-02-01 2027-02-08 2027-02-15 2027-02-22 |
            FREQ=WEEKLY;BYDAY=FR,MO,MO;COUNT=5             | 2026-12-07 | 2026-12-07 2026-12-11 2026-12-14 2026-12-18 2026-12-21 |
            FREQ=WEEKLY;BYDAY=MO;COUNT=2                   | 2026-12-09 | 2026-12-14 2026-12-21                       |
            FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=3        | 2026-12-07 | 2026-12-07 2026-12-21 2027-01-04            |
            FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO | 1997-08-05 | 1997-08-05 1997-08-10 1997-08-19 1997-08-24 |
            FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU | 1997-08-05 | 1997-08-05 1997-08-17 1997-08-19 1997-08-31 |
            FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU     | 1997-08-05 | 1997-08-05 1997-08-10 1997-08-19 1997-08-24 |
            FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;COUNT=4     | 2026-12-09 | 2026-12-13 2026-12-21 2026-12-27 2027-01-04 |
            FREQ=WEEKLY;BYDAY=MO;BYMONTH=1;COUNT=5         | 2026-12-07 | 2027-01-04 2027-01-11 2027-01-18 2027-01-25 2028-01-03 |
            FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1;COUNT=3 | 2026-12-07 | 2026-12-11 2026-12-18 2026-12-25            |
            FREQ=MONTHLY;COUNT=3                           | 2026-12-15 | 2026-12-15 2027-01-15 2027-02-15            |
            FREQ=MONTHLY;COUNT=4                           | 2027-01-31 | 2027-01-31 2027-03-31 2027-05-31 2027-07-31 |
            FREQ=MONTHLY;BYMONTHDAY=31;COUNT=4             | 2026-12-07 | 2026-12-31 2027-01-31 2027-03-31 2027-05-31 |
            FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4             | 2027-12-07 | 2027-12-31 2028-01-31 2028-02-29 2028-03-31 |
            FREQ=MONTHLY;BYMONTHDAY=-31;COUNT=3            | 2027-02-01 | 2027-03-01 2027-05-01 2027-07-01            |
            FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=4           | 2026-12-07 | 2026-12-15 2027-01-01 2027-01-15 2027-02-01 |
            FREQ=MONTHLY;BYDAY=1MO;COUNT=4                 | 2026-12-07 | 2026-12-07 2027-01-04 2027-02-01 2027-03-01 |
            FREQ=MONTHLY;BYDAY=+2TU;COUNT=3                | 2026-12-07 | 2026-12-08 2027-01-12 2027-02-09            |
            FREQ=MONTHLY;BYDAY=-1FR;COUNT=3                | 2026-12-07 | 2026-12-25 2027-01-29 2027-02-26            |
            FREQ=MONTHLY;BYDAY=5MO;COUNT=3                 | 2026-12-07 | 2027-03-29 2027-05-31 2027-08-30            |
            FREQ=MONTHLY;BYDAY=1MO,3MO;COUNT=4             | 2026-12-07 | 2026-12-07 2026-12-21 2027-01-04 2027-01-18 |
            FREQ=MONTHLY;BYDAY=1MO,FR;COUNT=5              | 2026-12-07 | 2026-12-07 2026-12-11 2026-12-18 2026-12-25 2027-01-01 |
            FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=4 | 2026-12-07 | 2026-12-31 2027-01-29 2027-02-26 2027-03-31 |
            FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1;COUNT=3 | 2026-12-07 | 2027-01-01 2027-02-01 2027-03-01      |
            FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3;COUNT=3 | 1997-09-04 | 1997-09-04 1997-10-07 1997-11-06            |
            FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=5    | 1997-09-02 | 1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13 |
            FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15;COUNT=3  | 2026-12-07 | 2026-12-15 2027-03-15 2027-06-15            |
            FREQ=MONTHLY;INTERVAL=18;COUNT=4;BYMONTHDAY=10,11 | 1997-09-10 | 1997-09-10 1997-09-11 1999-03-10 1999-03-11 |
            FREQ=MONTHLY;BYMONTH=9;BYDAY=1MO;COUNT=2       | 2026-12-07 | 2027-09-06 2028-09-04                       |
            FREQ=YEARLY;COUNT=3                            | 2026-09-02 | 2026-09-02 2027-09-02 2028-09-02            |
            FREQ=YEARLY;COUNT=3                            | 2028-02-29 | 2028-02-29 2032-02-29 2036-02-29            |
            FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;COUNT=3    | 2027-01-01 | 2027-02-28 2028-02-29 2029-02-28            |
            FREQ=YEARLY;BYMONTH=6,7;COUNT=4                | 1997-06-10 | 1997-06-10 1997-07-10 1998-06-10 1998-07-10 |
            FREQ=YEARLY;BYMONTHDAY=15;COUNT=3              | 2026-12-07 | 2026-12-15 2027-01-15 2027-02-15            | differs
            FREQ=YEARLY;BYDAY=20MO;COUNT=3                 | 1997-05-19 | 1997-05-19 1998-05-18 1999-05-17            |
            FREQ=YEARLY;BYDAY=-1SU;COUNT=2                 | 2026-12-07 | 2026-12-27 2027-12-26                       |
            FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=4         | 1997-03-13 | 1997-03-13 1997-03-20 1997-03-27 1998-03-05 |
            FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=2       | 2026-12-07 | 2027-11-25 2028-11-23                       |
            FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3 | 1996-11-05 | 1996-11-05 2000-11-07 2004-11-02 |
            FREQ=YEARLY;INTERVAL=99999                     | 2026-12-07 | 2026-12-07                                  |
            RRULE:FREQ=WEEKLY;COUNT=2                      | 2026-12-07 | 2026-12-07 2026-12-14                       |
            freq=weekly;byday=mo;count=2                   | 2026-12-07 | 2026-12-07 2026-12-14                       |
            COUNT=2;WKST=SU;FREQ=WEEKLY                    | 2026-12-07 | 2026-12-07 2026-12-14                       |
            """)
    void aRuleMeansTheseDays(String rrule, String start, String expected, @Nullable String remark) {
        var days = Arrays.stream(expected.replace("…", "").strip().split(" "))
                .map(LocalDate::parse)
                .toList();
        var asked = expected.endsWith("…") ? days.size() : 1000;
        assertThat(Series.days(asked, Series.of(rrule, start))).isEqualTo(days);
        assertThat(witness(rrule, start, asked).equals(days)).isEqualTo(remark == null);
    }

    private static List<LocalDate> witness(String rrule, String start, int asked) {
        var first = LocalDate.parse(start);
        // without it, ical4j's week begins as the locale says
        var weekStart = rrule.contains("WKST") ? "" : ";WKST=MO";
        return new Recur<LocalDate>(rrule.replace("RRULE:", "") + weekStart)
                .getDates(first, first, LocalDate.of(2100, 1, 1), asked);
    }

    @ParameterizedTest
    @CsvSource({
        "20261221T080000,  3",
        "20261221T075959,  2",
        "20261221T010000Z, 3",
        "20261221T005959Z, 2",
        "20261221,         3",
        "20261220,         2",
        "20261220T235959Z, 2",
        "20261220T170000Z, 2"
    })
    void untilIsTheLastMomentThatIsAllowed(String until, int times) {
        assertThat(Series.days(10, Series.of("FREQ=WEEKLY;UNTIL=" + until, "2026-12-07")))
                .hasSize(times);
    }

    @Test
    void anOccurrenceLeftOutHasBeenCounted() {
        var series = Series.of("FREQ=WEEKLY;COUNT=3", "2026-12-07").without(LocalDateTime.parse("2026-12-14T08:00"));
        assertThat(Series.days(10, series))
                .containsExactly(LocalDate.parse("2026-12-07"), LocalDate.parse("2026-12-21"));
    }

    @Test
    void leavingOutWhatIsNotThereChangesNothing() {
        var series = Series.of("FREQ=WEEKLY;COUNT=3", "2026-12-07");
        assertThat(Series.first(10, series.without(LocalDateTime.parse("2026-12-14T08:01"))))
                .hasSize(3)
                .isEqualTo(Series.first(10, series));
    }

    @Test
    void aWindowHasItsBeginningAndNotItsEnd() {
        var week = Series.of("FREQ=DAILY", "2026-12-01")
                .occurrences(LocalDateTime.parse("2026-12-07T08:00"), LocalDateTime.parse("2026-12-09T08:00"), 10);
        assertThat(Series.ids(week))
                .containsExactly(LocalDateTime.parse("2026-12-07T08:00"), LocalDateTime.parse("2026-12-08T08:00"));
    }

    @Test
    void aCallerCanTellMoreThanAThousand() {
        assertThat(Series.first(1001, Series.of("FREQ=DAILY", "2026-12-07"))).hasSize(1001);
        assertThat(Series.first(1001, Series.of("FREQ=DAILY;COUNT=1000", "2026-12-07")))
                .hasSize(1000);
    }

    @Test
    void nothingTakesPlaceAfter2099() {
        assertThat(Series.days(1000, Series.of("FREQ=YEARLY", "2026-12-07")))
                .hasSize(74)
                .endsWith(LocalDate.parse("2099-12-07"));
        assertThat(Series.days(1000, Series.of("FREQ=WEEKLY", "2099-12-28"))).hasSize(1);
    }

    @Test
    void aSeriesIsEndlessWithoutCountUntilAndBound() {
        var endless = Series.of("FREQ=DAILY", "2026-12-07");
        assertThat(endless.isEndless()).isTrue();
        assertThat(endless.startingAt(LocalDateTime.parse("2027-01-01T00:00")).isEndless())
                .isTrue();
        assertThat(endless.endingBefore(LocalDateTime.parse("2027-01-01T00:00")).isEndless())
                .isFalse();
        assertThat(Series.of("FREQ=DAILY;COUNT=1", "2026-12-07").isEndless()).isFalse();
        assertThat(Series.of("FREQ=DAILY;UNTIL=20270101", "2026-12-07").isEndless())
                .isFalse();
    }

    @Test
    void aRuleThatWasNotCheckedIsAnIllegalArgument() {
        var unchecked = Recurrence.of("FREQ=HOURLY", LocalDateTime.parse("2026-12-07T08:00"), Series.HANOI, List.of());
        assertThatIllegalArgumentException().isThrownBy(unchecked::isEndless).withMessageContaining("HOURLY");
    }
}
