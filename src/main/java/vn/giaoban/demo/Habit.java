package vn.giaoban.demo;

import java.util.Map;

/**
 * How a point behaves: chances from 0 to 1 at each briefing. Plain Java.
 *
 * @param late that it comes after the start
 * @param early that it goes before the end
 * @param absent that it does not come and says nothing
 * @param drops that its line breaks in between
 */
record Habit(double late, double early, double absent, double drops) {

    private static final Habit USUAL = new Habit(0.03, 0.02, 0.008, 0.05);

    /** Those who stand out in the recording that is played live stand out in the quarter as well. */
    private static final Map<String, Habit> NOTORIOUS = Map.of(
            "H-MY-DUC", new Habit(0.15, 0.05, 0.38, 0.15),
            "H-BA-VI", new Habit(0.55, 0.05, 0.03, 0.15),
            "Q-LONG-BIEN", new Habit(0.45, 0.02, 0, 0.05),
            "SO-KHCN", new Habit(0.04, 0.45, 0, 0.02),
            "TX-SON-TAY", new Habit(0.12, 0.35, 0.02, 0.10),
            "BAN-DAN-TOC", new Habit(0.08, 0.30, 0.05, 0.05),
            "H-CHUONG-MY", new Habit(0.10, 0.10, 0.05, 0.45),
            "H-PHU-XUYEN", new Habit(0.10, 0.02, 0.03, 0.40));

    /** A point's. */
    static Habit of(String point) {
        return NOTORIOUS.getOrDefault(point, USUAL);
    }

    /** The same so many weeks earlier: reports helped, one was later more often then. */
    Habit weeksAgo(long weeks) {
        var factor = 0.8 + 0.08 * weeks;
        return new Habit(late * factor, early * factor, absent * factor, drops);
    }
}
