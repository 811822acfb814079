package vn.giaoban.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence for people to read. What is said is what takes place: days are named as they are after the shift, "times" are those of this part that
 * are not left out, and "until" is the last day on which it can meet.
 */
final class RecurrenceWords {

    /** Monday to Friday. */
    static final List<DayOfWeek> WORKDAYS = List.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    private static final int MOST_OCCURRENCES = 1000;

    private final Recurrence recurrence;
    private final Rule rule;
    private final Phrases phrases;
    private final long daysMoved;

    private RecurrenceWords(Recurrence recurrence, Phrases phrases) {
        var start = recurrence.start();
        this.recurrence = recurrence;
        this.rule = RuleReader.rule(recurrence.rrule()).completedBy(start.toLocalDate());
        this.phrases = phrases;
        // the time of day is always the same, hence so is the number of midnights that the shift passes
        this.daysMoved = start.plus(recurrence.shift()).toLocalDate().toEpochDay()
                - start.toLocalDate().toEpochDay();
    }

    static String of(Recurrence recurrence, Locale locale) {
        var vietnamese = locale.getLanguage().equals("vi");
        return new RecurrenceWords(recurrence, vietnamese ? new VietnamesePhrases() : new EnglishPhrases()).all();
    }

    private String all() {
        var days = days();
        if (days == null) return joined(recurrence.rrule(), moved(), recurrence.before() == null ? "" : end());
        return joined(days, namesShiftedDays() ? "" : moved(), end());
    }

    private static String joined(String... parts) {
        return String.join(
                ", ", Stream.of(parts).filter(part -> !part.isEmpty()).toList());
    }

    private String moved() {
        return daysMoved == 0 ? "" : phrases.moved(daysMoved);
    }

    private String end() {
        if (rule.count() != null) {
            var all = recurrence.occurrences(LocalDateTime.MIN, LocalDateTime.MAX, MOST_OCCURRENCES);
            return phrases.times(all.size());
        }
        var last = lastDay();
        return last == null ? "" : phrases.until(last.plusDays(daysMoved));
    }

    private @Nullable LocalDate lastDay() {
        var time = recurrence.start().toLocalTime();
        var until = rule.until() == null ? null : rule.until().lastDay(time, recurrence.zone());
        var before = recurrence.before();
        if (before == null) return until;
        var day = before.toLocalTime().isAfter(time)
                ? before.toLocalDate()
                : before.toLocalDate().minusDays(1);
        return until == null || day.isBefore(until) ? day : until;
    }

    /** The days in words; null when they are beyond our words. */
    private @Nullable String days() {
        return switch (rule.frequency()) {
            case DAILY -> isPlain() && rule.byDay().isEmpty() ? phrases.daily(rule.interval()) : daily();
            case WEEKLY -> isPlain() ? weekly(weekdays()) : null;
            case MONTHLY -> monthly();
            case YEARLY -> yearly();
        };
    }

    private boolean isPlain() {
        return rule.byMonth().isEmpty()
                && rule.byMonthDay().isEmpty()
                && rule.bySetPos().isEmpty();
    }

    /** Every day that is a Monday is every Monday. */
    private @Nullable String daily() {
        return isPlain() && rule.interval() == 1 ? weekly(weekdays()) : null;
    }

    private String weekly(List<DayOfWeek> days) {
        if (days.size() == 7 && rule.interval() == 1) return phrases.daily(1);
        if (!namesShiftedDays()) return phrases.weekly(days, rule.interval());
        return phrases.weekly(
                days.stream().map(day -> day.plus(daysMoved)).sorted().toList(), rule.interval());
    }

    private List<DayOfWeek> weekdays() {
        return rule.byDay().stream().map(Weekday::day).toList();
    }

    /** A shift turns Mondays into Tuesdays; a first Monday of the month is not always the day before a first Tuesday. */
    private boolean namesShiftedDays() {
        return switch (rule.frequency()) {
            case DAILY -> true;
            case WEEKLY -> rule.interval() == 1 || rule.byDay().size() == 1;
            case MONTHLY, YEARLY -> false;
        };
    }

    private @Nullable String monthly() {
        if (!rule.byMonth().isEmpty()) return null;
        if (rule.byDay().isEmpty()) return rule.bySetPos().isEmpty() ? monthlyOnDays() : null;
        if (!rule.byMonthDay().isEmpty()) return null;
        if (rule.bySetPos().isEmpty()) return monthlyOn(rule.byDay());
        return rule.bySetPos().size() == 1 ? monthlyAt(rule.bySetPos().getFirst()) : null;
    }

    private @Nullable String monthlyOnDays() {
        var known = rule.byMonthDay().stream().allMatch(day -> day >= -1);
        return known ? phrases.monthly(rule.byMonthDay(), rule.interval()) : null;
    }

    private @Nullable String monthlyOn(List<Weekday> days) {
        // each Monday of every month is every Monday
        if (rule.interval() == 1 && days.stream().allMatch(day -> day.ordinal() == 0)) return weekly(weekdays());
        var known = days.stream().map(Weekday::ordinal).allMatch(ordinal -> ordinal > 0 || ordinal == -1);
        return known ? phrases.monthlyOn(days, rule.interval()) : null;
    }

    /** The last of all Fridays is the last Friday. */
    private @Nullable String monthlyAt(int position) {
        if (rule.byDay().stream().anyMatch(day -> day.ordinal() != 0)) return null;
        if (rule.byDay().size() == 1)
            return position > 5
                    ? null
                    : monthlyOn(List.of(new Weekday(position, weekdays().getFirst())));
        if (Math.abs(position) != 1 || !weekdays().equals(WORKDAYS)) return null;
        return phrases.monthlyOnWorkday(position < 0, rule.interval());
    }

    private @Nullable String yearly() {
        var single = rule.byMonth().size() == 1
                && rule.byMonthDay().size() == 1
                && rule.byDay().isEmpty()
                && rule.bySetPos().isEmpty();
        if (!single || rule.interval() != 1 || rule.byMonthDay().getFirst() < 1) return null;
        return phrases.yearly(
                MonthDay.of(rule.byMonth().getFirst(), rule.byMonthDay().getFirst()));
    }
}
