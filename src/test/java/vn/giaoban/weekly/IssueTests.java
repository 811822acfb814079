package vn.giaoban.weekly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.kernel.HomeZone;

class IssueTests {

    private static final WeeklySettings MONDAYS =
            new WeeklySettings(List.of("leader@ubnd.example"), DayOfWeek.MONDAY, LocalTime.of(7, 0));

    @ParameterizedTest
    @CsvSource({
        "2026-12-07T06:59:59+07:00, ",
        "2026-12-07T07:00:00+07:00, 2026-12-07",
        "2026-12-07T23:59:59+07:00, 2026-12-07",
        "2026-12-08T06:59:59+07:00, 2026-12-07",
        "2026-12-08T07:00:00+07:00, ",
        "2026-12-13T23:59:59+07:00, ",
        // Monday in Vietnam, Sunday in London
        "2026-12-14T00:00:00Z, 2026-12-14"
    })
    void isDueFromItsHourForADay(OffsetDateTime now, @Nullable LocalDate day) {
        assertThat(Issue.due(MONDAYS, now.toInstant(), HomeZone.ID)
                        .map(Issue::day)
                        .orElse(null))
                .isEqualTo(day);
    }

    @Test
    void tellsOfTheSevenDaysBeforeItsDayAndComparesThemWithTheSevenBefore() {
        var issue = new Issue(LocalDate.of(2026, 12, 7), HomeZone.ID);
        assertThat(issue.period().start()).isEqualTo(Instant.parse("2026-11-29T17:00:00Z"));
        assertThat(issue.period().end()).isEqualTo(Instant.parse("2026-12-06T17:00:00Z"));
        assertThat(issue.before().end()).isEqualTo(issue.period().start());
        assertThat(issue.before().duration()).isEqualTo(issue.period().duration());
    }

    @Test
    void recipientsAreAddressesEachOnce() {
        var settings = new WeeklySettings(
                List.of(" Lanh.Dao@ubnd.example", "lanh.dao@UBND.example", ""), DayOfWeek.FRIDAY, LocalTime.NOON);
        assertThat(settings.recipients()).containsExactly("lanh.dao@ubnd.example");
        assertThatThrownBy(() -> new WeeklySettings(List.of("nobody"), DayOfWeek.FRIDAY, LocalTime.NOON))
                .hasMessageContaining("giaoban.reports.weekly.recipients names no mail address: nobody");
    }
}
