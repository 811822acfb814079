package vn.giaoban.office;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.giaoban.kernel.TimeRange;

/** The working days and hours of the office: its week, less public holidays, and with the days that make up for others. */
public class OfficeCalendar {

    private final Set<DayOfWeek> days;
    private final LocalTime opens;
    private final LocalTime closes;
    private final Map<LocalDate, SpecialDay> special;

    OfficeCalendar(OfficeSettings settings, Map<LocalDate, SpecialDay> special) {
        this.days = settings.days();
        this.opens = settings.opens();
        this.closes = settings.closes();
        this.special = special;
    }

    /** The working hours of every working day that the window touches, each day a range, earliest first. */
    public List<TimeRange> openRanges(TimeRange window, ZoneId zone) {
        return daysOf(window, zone)
                .filter(this::isWorkingDay)
                .flatMap(day -> findHours(day, zone).stream())
                .toList();
    }

    /** Whether a range lies wholly within the hours of one working day. */
    public boolean isWorkingTime(TimeRange range, ZoneId zone) {
        return openRanges(range, zone).stream().anyMatch(open -> isWithin(range, open));
    }

    /** Whether the office works on that day: a day of its week that is no holiday, or a day that makes up for another. */
    public boolean isWorkingDay(LocalDate day) {
        var exception = special.get(day);
        return exception == null ? days.contains(day.getDayOfWeek()) : exception.kind() == SpecialDay.Kind.WORKDAY;
    }

    /** The public holiday's name, in Vietnamese; empty when the day is none. */
    public Optional<String> findHoliday(LocalDate day) {
        return Optional.ofNullable(special.get(day))
                .filter(exception -> exception.kind() == SpecialDay.Kind.HOLIDAY)
                .map(SpecialDay::name);
    }

    /**
     * The {@code count}-th working day after a day, which itself is not counted, whether it is a working day or not: one working day after a
     * Friday is mostly the Monday, and so it is after the Saturday.
     *
     * @param count 0 gives the day itself
     * @throws IllegalArgumentException when {@code count} is negative
     */
    public LocalDate plusWorkingDays(LocalDate day, int count) {
        if (count < 0) throw new IllegalArgumentException("count must not be negative");
        var found = day;
        for (var left = count; left > 0; ) {
            found = found.plusDays(1);
            if (isWorkingDay(found)) left--;
        }
        return found;
    }

    /** The holidays and make-up days from one day to another, both included, earliest first. */
    public List<SpecialDay> specialDays(LocalDate from, LocalDate to) {
        return special.values().stream()
                .filter(day -> !day.date().isBefore(from) && !day.date().isAfter(to))
                .sorted(Comparator.comparing(SpecialDay::date))
                .toList();
    }

    /** Whether the day is one of the office's week, or makes up for another, even if it is a holiday. */
    boolean isOfTheWeek(LocalDate day) {
        return days.contains(day.getDayOfWeek()) || isWorkingDay(day);
    }

    /** The hours of a day, whether or not the office works on it; empty where a change of clocks swallows them. */
    Optional<TimeRange> findHours(LocalDate day, ZoneId zone) {
        var start = day.atTime(opens).atZone(zone).toInstant();
        var end = day.atTime(closes).atZone(zone).toInstant();
        return end.isAfter(start) ? Optional.of(new TimeRange(start, end)) : Optional.empty();
    }

    /** How long the office is open on a day; more than zero. */
    Duration lengthOfDay() {
        return Duration.between(opens, closes);
    }

    /** As {@code 07:30 to 17:30}. */
    String hours() {
        return opens + " to " + closes;
    }

    /** The days that a range touches, earliest first; the end, which is outside, touches none. */
    static Stream<LocalDate> daysOf(TimeRange range, ZoneId zone) {
        var first = range.start().atZone(zone).toLocalDate();
        var last = range.end().minusNanos(1).atZone(zone).toLocalDate();
        return first.datesUntil(last.plusDays(1));
    }

    static boolean isWithin(TimeRange range, TimeRange open) {
        return !range.start().isBefore(open.start()) && !range.end().isAfter(open.end());
    }
}
