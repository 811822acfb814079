package vn.giaoban.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giaoban.recurrence.Recurrence;

/** The page's choices are rules that begin on the very day that was chosen. */
class RepeatTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 7);

    @Test
    void saysWhatItMeans() {
        var rule = String.valueOf(Repeat.WEEKLY.rule(MONDAY, 12));
        var recurrence = Recurrence.of(rule, MONDAY.atTime(8, 0), ZONE, List.of());
        assertThat(rule).isEqualTo("FREQ=WEEKLY;BYDAY=MO;COUNT=12");
        assertThat(recurrence.inWords(Locale.of("vi"))).isEqualTo("Thứ Hai hằng tuần, 12 lần");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void takesPlaceOnTheDayThatWasChosenAndAsOftenAsWasAsked(Repeat repeat) {
        for (var day = MONDAY; day.isBefore(MONDAY.plusDays(40)); day = day.plusDays(1)) {
            if (repeat == Repeat.WORKDAYS && day.getDayOfWeek().getValue() > 5) continue;
            var start = day.atTime(8, 0);
            var rule = String.valueOf(repeat.rule(day, 3));
            assertThat(Recurrence.faults(rule, start, ZONE)).isEmpty();
            var found = Recurrence.of(rule, start, ZONE, List.of()).occurrences(start, start.plusYears(2), 10);
            assertThat(found).hasSize(3);
            assertThat(found.getFirst().recurrenceId()).isEqualTo(start);
        }
    }

    @Test
    void onceIsNoRule() {
        assertThat(Repeat.NONE.rule(MONDAY, 12)).isNull();
        assertThat(Repeat.of("nonsense")).isEqualTo(Repeat.NONE);
    }
}
