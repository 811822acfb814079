package vn.giaoban.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulePolicyTests {

    private static final LocalDateTime START = LocalDateTime.parse("2026-12-07T08:00");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                                | The rule is empty
            RRULE:                            | The rule is empty
            weekly                            | NAME=VALUE
            FREQ=WEEKLY;                      | NAME=VALUE
            FREQ=WEEKLY;;COUNT=2              | NAME=VALUE
            FREQ=                             | NAME=VALUE
            FREQ=FORTNIGHTLY                  | FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY
            INTERVAL=2                        | FREQ is missing
            FREQ=HOURLY                       | FREQ=HOURLY is not possible
            FREQ=MINUTELY;COUNT=2             | FREQ=MINUTELY is not possible
            FREQ=SECONDLY                     | FREQ=SECONDLY is not possible
            FREQ=DAILY;BYHOUR=8,9             | BYHOUR is not possible
            FREQ=DAILY;BYMINUTE=0             | BYMINUTE is not possible
            FREQ=DAILY;BYSECOND=0             | BYSECOND is not possible
            FREQ=YEARLY;BYWEEKNO=20           | BYWEEKNO is not understood
            FREQ=YEARLY;BYYEARDAY=1           | BYYEARDAY is not understood
            FREQ=YEARLY;RSCALE=CHINESE        | RSCALE is not understood
            FREQ=DAILY;FREQ=WEEKLY            | FREQ is there more than once
            FREQ=DAILY;COUNT=2;UNTIL=20270101 | COUNT and UNTIL can't both end a rule
            FREQ=DAILY;COUNT=0                | COUNT must be a whole number from 1 to 1000
            FREQ=DAILY;COUNT=-1               | COUNT must be a whole number from 1 to 1000
            FREQ=DAILY;COUNT=1001             | COUNT must be a whole number from 1 to 1000
            FREQ=DAILY;COUNT=99999999999999   | COUNT must be a whole number from 1 to 1000
            FREQ=DAILY;COUNT=two              | COUNT must be a whole number from 1 to 1000
            FREQ=DAILY;INTERVAL=0             | INTERVAL must be a whole number from 1
            FREQ=DAILY;INTERVAL=-1            | INTERVAL must be a whole number from 1
            FREQ=DAILY;INTERVAL=2147483648    | INTERVAL must be a whole number from 1
            FREQ=DAILY;UNTIL=21000101         | UNTIL must not be after the year 2099
            FREQ=DAILY;UNTIL=99991231T235959Z | UNTIL must not be after the year 2099
            FREQ=DAILY;UNTIL=20270230         | UNTIL must be a day
            FREQ=DAILY;UNTIL=2027-01-01       | UNTIL must be a day
            FREQ=DAILY;UNTIL=20270101Z        | UNTIL must be a day
            FREQ=DAILY;UNTIL=20261206         | The rule names no day
            FREQ=WEEKLY;BYDAY=XX              | BYDAY must be days
            FREQ=WEEKLY;BYDAY=MO,             | BYDAY must be days
            FREQ=MONTHLY;BYDAY=0MO            | BYDAY must be days
            FREQ=WEEKLY;BYDAY=1MO             | in monthly and yearly rules only
            FREQ=DAILY;BYDAY=1MO              | in monthly and yearly rules only
            FREQ=MONTHLY;BYDAY=6MO            | BYDAY can have numbers from 1 to 5
            FREQ=YEARLY;BYDAY=54MO            | BYDAY can have numbers from 1 to 53
            FREQ=YEARLY;BYMONTH=1;BYDAY=6MO   | BYDAY can have numbers from 1 to 5
            FREQ=WEEKLY;BYMONTHDAY=1          | BYMONTHDAY is not possible in a weekly rule
            FREQ=MONTHLY;BYMONTHDAY=0         | BYMONTHDAY must be whole numbers
            FREQ=MONTHLY;BYMONTHDAY=32        | BYMONTHDAY must be whole numbers
            FREQ=MONTHLY;BYMONTHDAY=-32       | BYMONTHDAY must be whole numbers
            FREQ=YEARLY;BYMONTH=13            | BYMONTH must be whole numbers
            FREQ=YEARLY;BYMONTH=-1            | BYMONTH must be whole numbers
            FREQ=MONTHLY;BYSETPOS=1           | BYSETPOS needs
            FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0  | BYSETPOS must be whole numbers
            FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367 | BYSETPOS must be whole numbers
            FREQ=WEEKLY;WKST=XX               | WKST must be one of
            FREQ=WEEKLY; COUNT=2              | no spaces
            FREQ=WEEKLY;COUNT=２              | no spaces, line breaks, or characters beyond ASCII
            FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31 | The rule names no day from 2026-12-07
            FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29 | The rule names no day
            FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30 | The rule names no day
            FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2   | The rule names no day
            """)
    void aWrongRuleIsRefusedWithASentence(String rrule, String sentence) {
        assertThat(faults(rrule)).hasSize(1).first().asString().contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY\r\nATTENDEE:x", "FREQ=DAILY\n", "FREQ=DAILY\u0000", "FREQ=DAILY;X=\u202e"})
    void controlCharactersAreRefused(String rrule) {
        assertThat(faults(rrule)).singleElement().asString().startsWith("A rule has no spaces, line breaks");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(faults("FREQ=HOURLY;COUNT=0;UNTIL=1;BYDAY=X;BYMONTH=13;BYMONTHDAY=0;BYSETPOS=x;WKST=1;INTERVAL=0"))
                .hasSize(10);
    }

    @Test
    void aRuleHasAtMost500Characters() {
        var days = "FREQ=MONTHLY;BYMONTHDAY=" + "1,".repeat(237) + "10";
        assertThat(days).hasSize(500);
        assertThat(faults(days)).isEmpty();
        assertThat(faults(days + "0")).containsExactly("A rule has at most 500 characters");
    }

    @Test
    void aFaultDoesNotRepeatALongText() {
        assertThat(faults("FREQ=" + "A".repeat(400)).getFirst()).hasSizeLessThan(100);
        assertThat(faults("FREQ=DAILY;" + "A".repeat(400) + "=1").getFirst()).hasSizeLessThan(120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T08:00", "2100-01-01T08:00", "-999999999-01-01T00:00", "+999999999-12-31T23:59"})
    void aSeriesStartsInTheYearsThatPeopleMean(String start) {
        assertThat(Recurrence.faults("FREQ=DAILY", LocalDateTime.parse(start), Series.HANOI))
                .containsExactly("A series must start in the years 1970 to 2099");
    }

    @Test
    void aSeriesStartsAtAWholeSecond() {
        assertThat(Recurrence.faults("FREQ=DAILY", START.plusNanos(1), Series.HANOI))
                .containsExactly("A series must start at a whole second");
    }

    static List<String> hostileRules() {
        var all = IntStream.rangeClosed(1, 31).mapToObj(String::valueOf).collect(Collectors.joining(","));
        var weekdays = "MO,TU,WE,TH,FR,SA,SU";
        return List.of(
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30,31,-30,-31;BYDAY=" + weekdays,
                "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31;BYSETPOS=1",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
                "FREQ=YEARLY;INTERVAL=99999;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=YEARLY;BYDAY=" + weekdays + ";BYSETPOS=366,-366,365",
                "FREQ=YEARLY;BYDAY=" + weekdays + ";BYMONTHDAY=" + all + ";BYSETPOS=" + all + ",200,300,-1,-2,-366",
                "FREQ=MONTHLY;BYDAY=" + "1MO,2TU,3WE,4TH,5FR,-1SA,-2SU,".repeat(15) + "5MO",
                "FREQ=YEARLY;BYDAY=53MO,53TU,53WE,53TH,53FR,53SA,53SU;BYMONTHDAY=1;BYSETPOS=7",
                "FREQ=WEEKLY;BYDAY=" + weekdays + ";BYSETPOS=8",
                "FREQ=DAILY;UNTIL=20991231T235959Z",
                "FREQ=DAILY;INTERVAL=99999;COUNT=1000");
    }

    /** The start is the earliest, the end the last possible: no rule costs more. Processor time: what else the machine does is not the question. */
    @ParameterizedTest
    @MethodSource("hostileRules")
    @Timeout(5)
    void aHostileRuleIsAnsweredWithinATenthOfASecond(String rrule) {
        var start = LocalDateTime.parse("1970-01-01T08:00");
        var cpu = ManagementFactory.getThreadMXBean();
        var best = Duration.ofDays(1);
        for (var run = 0; run < 4; run++) {
            var begin = cpu.getCurrentThreadCpuTime();
            if (Recurrence.faults(rrule, start, Series.HANOI).isEmpty())
                Series.first(100_000, Recurrence.of(rrule, start, Series.HANOI, List.of()));
            var took = Duration.ofNanos(cpu.getCurrentThreadCpuTime() - begin);
            if (took.compareTo(best) < 0) best = took;
        }
        assertThat(best).isLessThan(Duration.ofMillis(100));
    }

    private static List<String> faults(String rrule) {
        return Recurrence.faults(rrule, START, Series.HANOI);
    }
}
