package vn.giaoban.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceWordsTests {

    private static final Locale VIETNAMESE = Locale.of("vi", "VN");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=WEEKLY;BYDAY=MO;COUNT=12         | Thứ Hai hằng tuần, 12 lần                       | Every Monday, 12 times
            FREQ=WEEKLY                           | Thứ Hai hằng tuần                               | Every Monday
            FREQ=WEEKLY;BYDAY=MO,WE,SU            | Thứ Hai, Thứ Tư và Chủ Nhật hằng tuần           | Every Monday, Wednesday and Sunday
            FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR      | Thứ Hai đến Thứ Sáu hằng tuần                   | Every Monday to Friday
            FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR       | Thứ Hai đến Thứ Sáu hằng tuần                   | Every Monday to Friday
            FREQ=WEEKLY;INTERVAL=2;BYDAY=MO       | Thứ Hai, 2 tuần một lần                         | Every 2 weeks on Monday
            FREQ=DAILY;UNTIL=20261231             | Hằng ngày, đến 31/12/2026                       | Every day, until 31 December 2026
            FREQ=DAILY;UNTIL=20261231T000000Z     | Hằng ngày, đến 30/12/2026                       | Every day, until 30 December 2026
            FREQ=DAILY;INTERVAL=3;COUNT=1         | 3 ngày một lần, 1 lần                           | Every 3 days, once
            FREQ=MONTHLY;BYMONTHDAY=15            | Ngày 15 hằng tháng                              | On day 15 of every month
            FREQ=MONTHLY                          | Ngày 7 hằng tháng                               | On day 7 of every month
            FREQ=MONTHLY;BYMONTHDAY=1,15,-1       | Ngày 1 và 15 và ngày cuối cùng hằng tháng       | On days 1 and 15 and the last day of every month
            FREQ=MONTHLY;BYMONTHDAY=-1;INTERVAL=3 | Ngày cuối cùng, 3 tháng một lần                 | On the last day of the month, every 3 months
            FREQ=MONTHLY;BYDAY=1MO                | Thứ Hai đầu tiên hằng tháng                     | On the first Monday of every month
            FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1      | Thứ Hai đầu tiên hằng tháng                     | On the first Monday of every month
            FREQ=MONTHLY;BYDAY=-1FR               | Thứ Sáu cuối cùng hằng tháng                    | On the last Friday of every month
            FREQ=MONTHLY;BYDAY=2MO,4MO            | Thứ Hai lần thứ 2 và Thứ Hai lần thứ 4 hằng tháng | On the second Monday and the fourth Monday of every month
            FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | Ngày thường cuối cùng hằng tháng (Thứ Hai đến Thứ Sáu) | On the last weekday of every month
            FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=2    | Ngày 2 tháng 9 hằng năm                         | On 2 September of every year
            FREQ=YEARLY                           | Ngày 7 tháng 12 hằng năm                        | On 7 December of every year
            FREQ=YEARLY;BYDAY=20MO;COUNT=3        | FREQ=YEARLY;BYDAY=20MO;COUNT=3                  | FREQ=YEARLY;BYDAY=20MO;COUNT=3
            FREQ=MONTHLY;BYDAY=-2FR               | FREQ=MONTHLY;BYDAY=-2FR                         | FREQ=MONTHLY;BYDAY=-2FR
            FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-2     | FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-2               | FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-2
            FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13   | FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13             | FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13
            FREQ=MONTHLY;BYDAY=MO                 | Thứ Hai hằng tuần                               | Every Monday
            """)
    void aRuleIsSaidAsAnOfficeWould(String rrule, String vietnamese, String english) {
        var series = Series.of(rrule, "2026-12-07");
        assertThat(series.inWords(VIETNAMESE)).isEqualTo(vietnamese);
        assertThat(series.inWords(Locale.ENGLISH)).isEqualTo(english);
    }

    @Test
    void aShiftedSeriesIsCalledByTheDaysOnWhichItMeets() {
        var weekly = Series.of("FREQ=WEEKLY;BYDAY=SU,MO;UNTIL=20261231", "2026-12-07");
        assertThat(weekly.shiftedBy(Duration.ofHours(25)).inWords(VIETNAMESE))
                .isEqualTo("Thứ Hai và Thứ Ba hằng tuần, đến 01/01/2027");
        assertThat(weekly.shiftedBy(Duration.ofHours(1)).inWords(VIETNAMESE))
                .isEqualTo("Thứ Hai và Chủ Nhật hằng tuần, đến 31/12/2026");
        var monthly = Series.of("FREQ=MONTHLY;BYDAY=1MO;COUNT=3", "2026-12-07");
        assertThat(monthly.shiftedBy(Duration.ofDays(-2)).inWords(VIETNAMESE))
                .isEqualTo("Thứ Hai đầu tiên hằng tháng, sớm hơn 2 ngày, 3 lần");
        assertThat(monthly.shiftedBy(Duration.ofHours(16)).inWords(Locale.ENGLISH))
                .isEqualTo("On the first Monday of every month, one day later, 3 times");
    }

    @Test
    void aPartOfASeriesTellsItsOwnEnd() {
        var twelve = Series.of("FREQ=WEEKLY;COUNT=12", "2026-12-07");
        var third = LocalDateTime.parse("2026-12-21T08:00");
        assertThat(twelve.endingBefore(third).inWords(VIETNAMESE)).isEqualTo("Thứ Hai hằng tuần, 2 lần");
        assertThat(twelve.startingAt(third).without(third).inWords(VIETNAMESE)).isEqualTo("Thứ Hai hằng tuần, 9 lần");
        var endless = Series.of("FREQ=DAILY", "2026-12-07");
        assertThat(endless.endingBefore(third).inWords(VIETNAMESE)).isEqualTo("Hằng ngày, đến 20/12/2026");
        assertThat(endless.endingBefore(third.plusSeconds(1)).inWords(VIETNAMESE))
                .isEqualTo("Hằng ngày, đến 21/12/2026");
    }
}
