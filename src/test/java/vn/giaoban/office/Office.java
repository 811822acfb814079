package vn.giaoban.office;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.TimeRange;

/** An office as it is delivered, with the holidays of {@code config/holidays.csv}, and times as people say them. */
final class Office {

    static final ZoneId HOME = ZoneId.of("Asia/Ho_Chi_Minh");
    static final Path HOLIDAYS = Path.of("config/holidays.csv");

    private Office() {}

    static OfficeSettings settings(Enforcement enforce, Map<String, Enforcement> rules) {
        return settings(enforce, rules, 3, "07:30", "17:30", null);
    }

    static OfficeSettings settings(
            Enforcement enforce,
            Map<String, Enforcement> rules,
            int notice,
            String opens,
            String closes,
            @Nullable String holidays) {
        var days =
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
        return new OfficeSettings(
                days, LocalTime.parse(opens), LocalTime.parse(closes), notice, enforce, rules, holidays);
    }

    static OfficeCalendar calendar() {
        return calendar(settings(Enforcement.WARN, Map.of()));
    }

    static OfficeCalendar calendar(OfficeSettings settings) {
        return new OfficeCalendar(settings, HolidayFile.read(HOLIDAYS));
    }

    static OfficeRules rules(Enforcement enforce) {
        return rules(settings(enforce, Map.of()));
    }

    static OfficeRules rules(OfficeSettings settings) {
        return new OfficeRules(settings, calendar(settings));
    }

    /** At home, as in {@code 2026-11-26T08:00}. */
    static Instant at(String local) {
        return at(local, HOME);
    }

    static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    /** At home. */
    static TimeRange time(String start, String end) {
        return new TimeRange(at(start), at(end));
    }
}
