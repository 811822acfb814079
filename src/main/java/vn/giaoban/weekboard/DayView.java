package vn.giaoban.weekboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day as the calendar shows it.
 *
 * @param iso {@code 2026-12-07}
 * @param weekday {@code Thứ Hai}
 * @param date {@code 07/12}
 * @param href where only this day is shown
 * @param today whether it is
 * @param other whether it is of another month than the one that was asked for
 * @param off whether the office does not work
 * @param note the public holiday's name
 * @param cards the briefings that begin on it, or before all days that are shown
 * @param more how many of them are left out
 * @param free where a new briefing on it is planned; null when it is over
 */
record DayView(
        String iso,
        String weekday,
        String date,
        String href,
        boolean today,
        boolean other,
        boolean off,
        @Nullable String note,
        List<Card> cards,
        int more,
        @Nullable String free) {

    /**
     * A briefing in the list of a day.
     *
     * @param hours {@code 08:00 – 09:30}
     * @param status as in the words {@code state.…}
     * @param style of the state
     * @param answers how many points have accepted; null while nobody is asked
     */
    record Card(
            String href,
            String hours,
            String title,
            @Nullable String chair,
            String status,
            String style,
            @Nullable String answers) {}
}
