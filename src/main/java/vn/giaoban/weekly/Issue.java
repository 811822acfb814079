package vn.giaoban.weekly;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import vn.giaoban.kernel.TimeRange;

/**
 * One week's report.
 *
 * @param day the day on which it is due, which names it
 * @param zone where its days begin
 */
record Issue(LocalDate day, ZoneId zone) {

    /** How many days after it was due it is still of use. */
    private static final int CATCH_UP_DAYS = 1;

    /** The one that is due now: its time has come, and is not longer ago than a day. */
    static Optional<Issue> due(WeeklySettings settings, Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        var latest = today.with(TemporalAdjusters.previousOrSame(settings.day()));
        var issue = new Issue(latest, zone);
        return now.isBefore(issue.from(settings.time())) || !now.isBefore(issue.until(settings.time()))
                ? Optional.empty()
                : Optional.of(issue);
    }

    /** From when on it goes out. */
    Instant from(LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    /** When it is no longer of use. */
    Instant until(LocalTime time) {
        return day.plusDays(CATCH_UP_DAYS).atTime(time).atZone(zone).toInstant();
    }

    /** What it tells of: the seven days before its day. */
    TimeRange period() {
        return new TimeRange(
                day.minusDays(7).atStartOfDay(zone).toInstant(),
                day.atStartOfDay(zone).toInstant());
    }

    /** What it compares with: the seven days before that. */
    TimeRange before() {
        return new TimeRange(
                day.minusDays(14).atStartOfDay(zone).toInstant(),
                day.minusDays(7).atStartOfDay(zone).toInstant());
    }
}
