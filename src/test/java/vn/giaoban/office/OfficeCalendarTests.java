package vn.giaoban.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.office.Office.HOME;
import static vn.giaoban.office.Office.time;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.kernel.TimeRange;

class OfficeCalendarTests {

    private final OfficeCalendar calendar = Office.calendar();

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, false", // Tết Dương lịch
        "2026-01-02, false", // a Friday, exchanged
        "2026-01-10, true", // the Saturday that makes up for it
        "2026-01-17, false", // an ordinary Saturday
        "2026-02-13, true",
        "2026-02-16, false", // Tết
        "2026-02-20, false",
        "2026-02-23, true",
        "2026-04-26, false", // Giỗ Tổ, a Sunday
        "2026-04-27, false", // and its compensation
        "2026-04-28, true",
        "2026-08-22, true",
        "2026-08-31, false",
        "2026-09-01, false",
        "2026-09-02, false",
        "2026-09-03, true",
        "2027-02-03, true",
        "2027-02-04, false", // Tết
        "2027-02-10, false",
        "2027-02-11, true",
        "2027-04-16, false",
        "2027-05-03, false", // for Labour Day, a Saturday
        "2027-05-04, true",
        "2027-09-03, false",
        "2028-03-06, true", // nothing is told of that year
        "2028-03-05, false"
    })
    void knowsWhichDaysAreWorkedOn(LocalDate day, boolean isWorkedOn) {
        assertThat(calendar.isWorkingDay(day)).isEqualTo(isWorkedOn);
    }

    @Test
    void callsHolidaysByTheirNames() {
        assertThat(calendar.findHoliday(LocalDate.parse("2026-02-17"))).contains("Tết Nguyên đán (mùng 1)");
        assertThat(calendar.findHoliday(LocalDate.parse("2026-02-15"))).isEmpty();
        assertThat(calendar.findHoliday(LocalDate.parse("2026-01-10"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 0, 2026-11-23",
        "2026-11-22, 0, 2026-11-22", // even on a Sunday
        "2026-03-02, 1, 2026-03-03",
        "2026-03-02, 3, 2026-03-05",
        "2026-03-06, 1, 2026-03-09", // Friday
        "2026-03-07, 1, 2026-03-09", // Saturday
        "2026-03-08, 1, 2026-03-09", // Sunday
        "2026-02-13, 1, 2026-02-23", // over Tết
        "2026-02-11, 3, 2026-02-23",
        "2026-02-18, 3, 2026-02-25", // within Tết
        "2026-01-08, 2, 2026-01-10", // to a make-up Saturday
        "2026-01-08, 3, 2026-01-12",
        "2026-08-28, 1, 2026-09-03",
        "2027-02-03, 1, 2027-02-11",
        "2026-03-02, 250, 2027-03-02"
    })
    void countsWorkingDaysAfterADay(LocalDate day, int count, LocalDate expected) {
        assertThat(calendar.plusWorkingDays(day, count)).isEqualTo(expected);
    }

    @Test
    void doesNotCountBackwards() {
        assertThatThrownBy(() -> calendar.plusWorkingDays(LocalDate.parse("2026-03-02"), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isOpenOnWorkingDaysOnly() {
        var aroundNewYear = time("2026-01-01T00:00", "2026-01-12T00:00");

        assertThat(calendar.openRanges(aroundNewYear, HOME))
                .containsExactly(
                        time("2026-01-05T07:30", "2026-01-05T17:30"),
                        time("2026-01-06T07:30", "2026-01-06T17:30"),
                        time("2026-01-07T07:30", "2026-01-07T17:30"),
                        time("2026-01-08T07:30", "2026-01-08T17:30"),
                        time("2026-01-09T07:30", "2026-01-09T17:30"),
                        time("2026-01-10T07:30", "2026-01-10T17:30"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T07:30, 2026-03-02T17:30, true",
        "2026-03-02T07:29, 2026-03-02T09:00, false",
        "2026-03-02T17:00, 2026-03-02T17:31, false",
        "2026-03-02T16:00, 2026-03-03T09:00, false",
        "2026-03-07T09:00, 2026-03-07T10:00, false",
        "2026-01-10T09:00, 2026-01-10T10:00, true",
        "2026-02-17T09:00, 2026-02-17T10:00, false"
    })
    void tellsWorkingTimeFromTheRest(String start, String end, boolean isWorkingTime) {
        assertThat(calendar.isWorkingTime(time(start, end), HOME)).isEqualTo(isWorkingTime);
    }

    @Test
    void keepsItsWallClockOverAChangeOfClocks() {
        var paris = ZoneId.of("Europe/Paris");
        var window = new TimeRange(Office.at("2026-03-27T00:00", paris), Office.at("2026-03-31T00:00", paris));

        assertThat(calendar.openRanges(window, paris))
                .extracting(range -> range.start().atZone(paris).toLocalTime().toString())
                .containsExactly("07:30", "07:30");
    }

    @Test
    void isClosedWhereAChangeOfClocksSwallowsItsHours() {
        var newYork = ZoneId.of("America/New_York");
        var nightly = Office.calendar(Office.settings(Enforcement.WARN, Map.of(), 3, "02:45", "03:15", null));
        var change = LocalDate.parse("2026-03-08");

        assertThat(nightly.findHours(change, newYork)).isEmpty();
        assertThat(nightly.findHours(change.plusDays(1), newYork)).isPresent();
    }
}
