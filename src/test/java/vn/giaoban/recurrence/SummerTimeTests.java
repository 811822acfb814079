package vn.giaoban.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A series keeps its time on the wall, and each occurrence takes place exactly once. */
class SummerTimeTests {

    private static final String BERLIN = "Europe/Berlin";
    private static final String NEW_YORK = "America/New_York";

    /** Berlin: 28 March and 31 October 2027; New York: 14 March and 7 November 2027. */
    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "2027-03-21T02:30, Europe/Berlin,    2027-03-21T02:30+01:00 2027-03-28T03:30+02:00 2027-04-04T02:30+02:00",
        "2027-10-24T02:30, Europe/Berlin,    2027-10-24T02:30+02:00 2027-10-31T02:30+02:00 2027-11-07T02:30+01:00",
        "2027-03-07T02:30, America/New_York, 2027-03-07T02:30-05:00 2027-03-14T03:30-04:00 2027-03-21T02:30-04:00",
        "2027-10-31T01:30, America/New_York, 2027-10-31T01:30-04:00 2027-11-07T01:30-04:00 2027-11-14T01:30-05:00",
        "2027-03-21T08:00, Europe/Berlin,    2027-03-21T08:00+01:00 2027-03-28T08:00+02:00 2027-04-04T08:00+02:00",
        "2027-03-21T02:30, Asia/Ho_Chi_Minh, 2027-03-21T02:30+07:00 2027-03-28T02:30+07:00 2027-04-04T02:30+07:00"
    })
    void aWeeklySeriesKeepsItsTime(String start, String zone, String expected) {
        var starts = Series.first(3, weekly(start, zone)).stream()
                .map(occurrence -> occurrence.start().toOffsetDateTime().toString())
                .toList();
        assertThat(String.join(" ", starts)).isEqualTo(expected);
    }

    @Test
    void anOccurrenceInTheGapKeepsTheNameThatTheRuleGaveIt() {
        var leapt = Series.first(2, weekly("2027-03-21T02:30", BERLIN)).getLast();
        assertThat(leapt.recurrenceId()).isEqualTo("2027-03-28T02:30");
    }

    @Test
    void aWholeYearAtHalfPastTwoHasEachWeekOnce() {
        for (var zone : List.of(BERLIN, NEW_YORK)) {
            var year = weekly("2027-01-03T02:30", zone)
                    .occurrences(LocalDateTime.parse("2027-01-01T00:00"), LocalDateTime.parse("2028-01-01T00:00"), 100);
            assertThat(year).hasSize(52);
            for (var next = 1; next < year.size(); next++)
                assertThat(Duration.between(
                                year.get(next - 1).start(), year.get(next).start()))
                        .isBetween(Duration.ofHours(167), Duration.ofHours(169));
        }
    }

    @Test
    void aShiftMovesTheTimeOnTheWallNotTheInstant() {
        var moved = weekly("2027-03-22T08:00", BERLIN).shiftedBy(Duration.parse("PT25H30M"));
        assertThat(Series.first(2, moved))
                .extracting(occurrence -> occurrence.start().toOffsetDateTime().toString())
                .containsExactly("2027-03-23T09:30+01:00", "2027-03-30T09:30+02:00");
        // Saturday to Sunday, into the gap
        var intoTheGap = weekly("2027-03-20T02:30", BERLIN).shiftedBy(Duration.ofHours(24));
        assertThat(Series.first(2, intoTheGap))
                .extracting(occurrence -> occurrence.start().toOffsetDateTime().toString())
                .containsExactly("2027-03-21T02:30+01:00", "2027-03-28T03:30+02:00");
    }

    @Test
    void untilInUtcIsAnInstantWhateverTheClocksSay() {
        var start = LocalDateTime.parse("2027-03-21T08:00");
        var berlin = ZoneId.of(BERLIN);
        // 08:00 in summer is 06:00Z
        assertThat(Series.first(9, Recurrence.of("FREQ=WEEKLY;UNTIL=20270328T060000Z", start, berlin, List.of())))
                .hasSize(2);
        assertThat(Series.first(9, Recurrence.of("FREQ=WEEKLY;UNTIL=20270328T055959Z", start, berlin, List.of())))
                .hasSize(1);
    }

    private static Recurrence weekly(String start, String zone) {
        return Recurrence.of("FREQ=WEEKLY", LocalDateTime.parse(start), ZoneId.of(zone), List.of());
    }
}
