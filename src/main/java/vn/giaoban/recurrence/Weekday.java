package vn.giaoban.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * An element of BYDAY.
 *
 * @param ordinal which of these days in its month or year, from the end when negative; 0 for each of them
 * @param day the day of the week
 */
record Weekday(int ordinal, DayOfWeek day) {

    static Weekday each(DayOfWeek day) {
        return new Weekday(0, day);
    }

    /** Whether a day is meant, when ordinals count in its year or else in its month. */
    boolean matches(LocalDate date, boolean inYear) {
        if (date.getDayOfWeek() != day) return false;
        if (ordinal == 0) return true;
        var position = inYear ? date.getDayOfYear() : date.getDayOfMonth();
        var length = inYear ? date.lengthOfYear() : date.lengthOfMonth();
        return ordinal > 0 ? (position - 1) / 7 + 1 == ordinal : (length - position) / 7 + 1 == -ordinal;
    }
}
