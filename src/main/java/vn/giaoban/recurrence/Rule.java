package vn.giaoban.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule as data, and the days it names (RFC 5545, 3.3.10). It looks at each day of each period, which costs at most 48,000 looks from 1970 to
 * 2099 whatever the rule says: there is nothing in a rule that could make it search longer.
 *
 * @param interval how many days, weeks, months or years from one period to the next
 * @param byDay empty when the rule has no such part, as with all lists; the lists are sorted
 * @param byMonthDay days of the month, from its end when negative
 * @param bySetPos which of a period's days, from the last when negative
 * @param weekStart with which day a week begins
 */
record Rule(
        Frequency frequency,
        int interval,
        @Nullable Integer count,
        @Nullable Until until,
        List<Weekday> byDay,
        List<Integer> byMonthDay,
        List<Integer> byMonth,
        List<Integer> bySetPos,
        DayOfWeek weekStart) {

    /** No occurrence is later. */
    static final LocalDate LAST_DAY = LocalDate.of(2099, 12, 31);

    enum Frequency {
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY
    }

    /** The days named by the rule from a start on, that included if it is named, in order, without regard to COUNT and UNTIL. */
    Stream<LocalDate> days(LocalDate start) {
        var complete = completedBy(start);
        return Stream.iterate(periodWith(start), this::nextPeriod)
                .takeWhile(period -> !period.isAfter(LAST_DAY))
                .flatMap(complete::daysOfPeriod)
                .filter(day -> !day.isBefore(start))
                .takeWhile(day -> !day.isAfter(LAST_DAY));
    }

    /** What the rule leaves open is taken from the start: "monthly" is monthly on the start's day of the month. */
    Rule completedBy(LocalDate start) {
        if (!byDay.isEmpty() || !byMonthDay.isEmpty()) return this;
        var day = List.of(start.getDayOfMonth());
        return switch (frequency) {
            case DAILY -> this;
            case WEEKLY -> with(List.of(Weekday.each(start.getDayOfWeek())), byMonthDay, byMonth);
            case MONTHLY -> with(byDay, day, byMonth);
            case YEARLY -> with(byDay, day, byMonth.isEmpty() ? List.of(start.getMonthValue()) : byMonth);
        };
    }

    private Rule with(List<Weekday> days, List<Integer> monthDays, List<Integer> months) {
        return new Rule(frequency, interval, count, until, days, monthDays, months, bySetPos, weekStart);
    }

    /** The first day of the period in which a day is. */
    private LocalDate periodWith(LocalDate day) {
        return switch (frequency) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(weekStart));
            case MONTHLY -> day.withDayOfMonth(1);
            case YEARLY -> day.withDayOfYear(1);
        };
    }

    private LocalDate nextPeriod(LocalDate period) {
        return later(period, interval);
    }

    private LocalDate later(LocalDate period, int periods) {
        return switch (frequency) {
            case DAILY -> period.plusDays(periods);
            case WEEKLY -> period.plusWeeks(periods);
            case MONTHLY -> period.plusMonths(periods);
            case YEARLY -> period.plusYears(periods);
        };
    }

    private Stream<LocalDate> daysOfPeriod(LocalDate period) {
        var days = period.datesUntil(later(period, 1)).filter(this::names);
        return bySetPos.isEmpty() ? days : atPositions(days.toList());
    }

    private Stream<LocalDate> atPositions(List<LocalDate> days) {
        return bySetPos.stream()
                .map(position -> position > 0 ? position - 1 : days.size() + position)
                .filter(index -> index >= 0 && index < days.size())
                .distinct()
                .sorted()
                .map(days::get);
    }

    private boolean names(LocalDate day) {
        return (byMonth.isEmpty() || byMonth.contains(day.getMonthValue()))
                && (byMonthDay.isEmpty() || namesMonthDay(day))
                && (byDay.isEmpty() || byDay.stream().anyMatch(weekday -> weekday.matches(day, countsInYear())));
    }

    private boolean namesMonthDay(LocalDate day) {
        return byMonthDay.contains(day.getDayOfMonth())
                || byMonthDay.contains(day.getDayOfMonth() - 1 - day.lengthOfMonth());
    }

    /** "20MO" is the twentieth Monday of the year in a yearly rule without BYMONTH, else ordinals count in the month. */
    boolean countsInYear() {
        return frequency == Frequency.YEARLY && byMonth.isEmpty();
    }
}
