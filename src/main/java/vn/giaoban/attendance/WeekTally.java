package vn.giaoban.attendance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a point came off at the closed briefings of one week.
 *
 * @param point its code
 * @param week the Monday
 * @param briefings how many expected it
 * @param onTime how many times it came in time: PRESENT or LEFT_EARLY
 * @param judged how many times it was not excused
 */
public record WeekTally(String point, LocalDate week, int briefings, int onTime, int judged) {

    /** On how many of the occasions that were not excused it came in time, 0 to 1; null when all were excused. */
    public @Nullable Double onTimeRate() {
        return judged == 0 ? null : (double) onTime / judged;
    }
}
