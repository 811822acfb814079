package vn.giaoban.office;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.TimeRange;

/**
 * The office's rules for a briefing's time. Days and hours are those of the briefing's own zone.
 *
 * <ul>
 *   <li>{@code notice}: it begins on the N-th working day after today or later, today not counted. With three days of notice, what is asked
 *       for on a Monday begins on the Thursday, what is asked for from Friday to Sunday on the Wednesday. Needless for an URGENT briefing
 *       with a reason.
 *   <li>{@code working-day}: every day that it touches is one of the office's week, or makes up for another.
 *   <li>{@code hours}: it lies within the office hours of the day on which it begins, whether that is a working day or not.
 *   <li>{@code holiday}: no day that it touches is a public holiday. A holiday at a weekend breaks this rule only, unless it is OFF.
 * </ul>
 */
public class OfficeRules {

    /** More than a year, so that a search always meets every kind of week; it ends a search that nothing can satisfy. */
    private static final Duration HORIZON = Duration.ofDays(400);

    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    private final OfficeCalendar calendar;
    private final int noticeWorkingDays;
    private final Map<RuleName, Enforcement> enforcement = new EnumMap<>(RuleName.class);

    OfficeRules(OfficeSettings settings, OfficeCalendar calendar) {
        this.calendar = calendar;
        this.noticeWorkingDays = settings.noticeWorkingDays();
        for (var rule : RuleName.values()) enforcement.put(rule, settings.enforcementOf(rule));
    }

    /**
     * Which rules a time breaks, at most one breach a rule; a rule that is OFF is never broken.
     *
     * @param time the briefing's own, without the buffers of its rooms
     * @param zone the briefing's
     * @param urgentWithReason whether it is URGENT and says why
     */
    public List<Breach> check(TimeRange time, ZoneId zone, boolean urgentWithReason, Instant now) {
        var firstDay = firstDay(zone, urgentWithReason, now);
        var broken = broken(time, zone, firstDay);
        if (broken.isEmpty()) return List.of();
        var wished = time.start().isBefore(now) ? now : time.start();
        var earliest = earliest(wished, time.duration(), zone, firstDay);
        return broken.entrySet().stream()
                .map(breach -> new Breach(
                        breach.getKey().label(), breach.getValue(), enforcementOf(breach.getKey()), earliest))
                .toList();
    }

    /** What breaking each rule leads to, by its name, in the order in which a refusal names them. */
    public Map<String, Enforcement> enforcement() {
        var byName = new LinkedHashMap<String, Enforcement>();
        for (var rule : RuleName.values()) byName.put(rule.label(), enforcementOf(rule));
        return byName;
    }

    /** What is broken, in the order of the rules, with what to say of it. */
    private Map<RuleName, String> broken(TimeRange time, ZoneId zone, LocalDate firstDay) {
        var broken = new EnumMap<RuleName, String>(RuleName.class);
        if (time.start().atZone(zone).toLocalDate().isBefore(firstDay))
            broken.put(RuleName.NOTICE, noticeDetail(firstDay));
        OfficeCalendar.daysOf(time, zone)
                .filter(this::breaksWorkingDay)
                .findFirst()
                .ifPresent(day -> broken.put(RuleName.WORKING_DAY, named(day) + " is not a working day of the office"));
        if (breaksHours(time, zone)) broken.put(RuleName.HOURS, hoursDetail(time, zone));
        OfficeCalendar.daysOf(time, zone)
                .filter(this::breaksHoliday)
                .findFirst()
                .ifPresent(day -> broken.put(RuleName.HOLIDAY, holidayDetail(day)));
        return broken;
    }

    /** The first day that leaves enough notice. */
    private LocalDate firstDay(ZoneId zone, boolean urgentWithReason, Instant now) {
        if (isOff(RuleName.NOTICE) || urgentWithReason) return LocalDate.MIN;
        return calendar.plusWorkingDays(now.atZone(zone).toLocalDate(), noticeWorkingDays);
    }

    private boolean breaksWorkingDay(LocalDate day) {
        return !isOff(RuleName.WORKING_DAY) && !calendar.isOfTheWeek(day) && !breaksHoliday(day);
    }

    private boolean breaksHoliday(LocalDate day) {
        return !isOff(RuleName.HOLIDAY) && calendar.findHoliday(day).isPresent();
    }

    private boolean breaksHours(TimeRange time, ZoneId zone) {
        if (isOff(RuleName.HOURS)) return false;
        var hours = calendar.findHours(time.start().atZone(zone).toLocalDate(), zone);
        return hours.isEmpty() || !OfficeCalendar.isWithin(time, hours.get());
    }

    /** The first start at or after {@code wished} that breaks nothing; null when a year has none. */
    private @Nullable Instant earliest(Instant wished, Duration duration, ZoneId zone, LocalDate firstDay) {
        if (!isOff(RuleName.HOURS) && duration.compareTo(calendar.lengthOfDay()) > 0) return null;
        var start = quarterFrom(wished);
        if (start.atZone(zone).toLocalDate().isBefore(firstDay)) start = startOf(firstDay, zone);
        var end = start.plus(HORIZON);
        while (start.isBefore(end)) {
            var next = findNextChance(new TimeRange(start, start.plus(duration)), zone);
            if (next.isEmpty()) return start;
            start = next.get();
        }
        return null;
    }

    /** Empty when the time breaks no rule of days and hours; otherwise a later start before which every other breaks one, too. */
    private Optional<Instant> findNextChance(TimeRange time, ZoneId zone) {
        var closed = OfficeCalendar.daysOf(time, zone)
                .filter(day -> breaksWorkingDay(day) || breaksHoliday(day))
                .reduce((first, second) -> second);
        if (closed.isPresent()) return Optional.of(startOf(closed.get().plusDays(1), zone));
        if (!breaksHours(time, zone)) return Optional.empty();
        var day = time.start().atZone(zone).toLocalDate();
        return calendar.findHours(day, zone)
                .map(TimeRange::start)
                .filter(time.start()::isBefore)
                .map(OfficeRules::quarterFrom)
                .or(() -> Optional.of(startOf(day.plusDays(1), zone)));
    }

    private static Instant startOf(LocalDate day, ZoneId zone) {
        return quarterFrom(day.atStartOfDay(zone).toInstant());
    }

    /** The next full quarter of an hour; the offsets of all zones are made of quarters. */
    private static Instant quarterFrom(Instant instant) {
        var second = instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
        return Instant.ofEpochSecond(Math.ceilDiv(second, QUARTER) * QUARTER);
    }

    private String noticeDetail(LocalDate firstDay) {
        return "Invitations go out at least " + noticeWorkingDays
                + (noticeWorkingDays == 1 ? " working day" : " working days") + " ahead: " + named(firstDay)
                + " is the first possible day";
    }

    private String hoursDetail(TimeRange time, ZoneId zone) {
        var start = time.start().atZone(zone).toLocalDateTime();
        var end = time.end().atZone(zone).toLocalDateTime();
        var otherDay = start.toLocalDate().equals(end.toLocalDate()) ? "" : " on " + named(end.toLocalDate());
        return start.toLocalTime() + " to " + end.toLocalTime() + otherDay + " is not within the office hours, "
                + calendar.hours();
    }

    private String holidayDetail(LocalDate day) {
        return named(day) + " is a public holiday: " + calendar.findHoliday(day).orElseThrow();
    }

    private static String named(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + day;
    }

    private boolean isOff(RuleName rule) {
        return enforcementOf(rule) == Enforcement.OFF;
    }

    private Enforcement enforcementOf(RuleName rule) {
        return enforcement.getOrDefault(rule, Enforcement.OFF);
    }
}
