package vn.giaoban.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/** The turns of phrase of one language. An interval is how many days, weeks or months it takes until it comes round again. */
interface Phrases {

    String daily(int interval);

    /** On some days of the week, at least one, in order. */
    String weekly(List<DayOfWeek> days, int interval);

    /** On some days of the month, at least one, in order; -1 is the last one. */
    String monthly(List<Integer> days, int interval);

    /** On some weekdays of the month, at least one; each with an ordinal from 1 to 5, or -1 for the last one. */
    String monthlyOn(List<Weekday> days, int interval);

    /** On the first or the last day of the month from Monday to Friday. */
    String monthlyOnWorkday(boolean last, int interval);

    String yearly(MonthDay day);

    /** Some days later, or earlier when negative; not zero. */
    String moved(long days);

    /** That many times in all. */
    String times(int count);

    /** With its last day. */
    String until(LocalDate day);
}
