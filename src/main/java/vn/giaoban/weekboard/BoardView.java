package vn.giaoban.weekboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calendar as it is looked at.
 *
 * @param view how
 * @param period what of it, in words
 * @param lead how much there is, in words
 * @param found what a search has found, in words; empty without one
 * @param steps where what came before is, today, and what comes after
 * @param tabs the other ways to look at it
 * @param empty whether there is no briefing at all
 * @param scale where times are; null without rows
 */
record BoardView(
        Asked asked,
        String view,
        String period,
        String lead,
        String found,
        Steps steps,
        List<Tab> tabs,
        List<DayView> days,
        boolean empty,
        @Nullable Scale scale,
        @Nullable RowsView rows) {

    /** Addresses from here. */
    record Steps(String previous, String today, String next) {}

    /** Another way to look at it. */
    record Tab(String view, String href, boolean current) {}

    /**
     * What is beside and behind the rows.
     *
     * @param now where the present is, from the left, in hundredths; null when it is not shown
     * @param shades days without work, and today
     * @param starts when each day's first hour begins, in milliseconds since 1970
     * @param minutes how long each day is shown
     * @param clock the present, likewise
     * @param offset of the wall clock, {@code +07:00}
     */
    record Scale(
            int days,
            int hours,
            @Nullable String now,
            List<Shade> shades,
            List<Axis.Tick> ticks,
            String starts,
            int minutes,
            long clock,
            String offset) {}

    /** A day that looks different, by a class of its own. */
    record Shade(String style, String left, String width) {}
}
