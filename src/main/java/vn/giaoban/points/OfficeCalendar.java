package vn.giaoban.points;

import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.giaoban.kernel.TimeRange;

/** The working days and hours of the office. */
@Component
@EnableConfigurationProperties(OfficeSettings.class)
public class OfficeCalendar {

    private final OfficeSettings settings;

    OfficeCalendar(OfficeSettings settings) {
        this.settings = settings;
    }

    /** The working hours of every day that the window touches, each day a range, earliest first. */
    public List<TimeRange> openRanges(TimeRange window, ZoneId zone) {
        var first = window.start().atZone(zone).toLocalDate();
        var last = window.end().atZone(zone).toLocalDate();
        return first.datesUntil(last.plusDays(1))
                .filter(day -> settings.days().contains(day.getDayOfWeek()))
                .map(day -> new TimeRange(
                        day.atTime(settings.opens()).atZone(zone).toInstant(),
                        day.atTime(settings.closes()).atZone(zone).toInstant()))
                .toList();
    }

    /** Whether a range lies wholly within the hours of one working day. */
    public boolean isWorkingTime(TimeRange range, ZoneId zone) {
        return openRanges(range, zone).stream()
                .anyMatch(open ->
                        !range.start().isBefore(open.start()) && !range.end().isAfter(open.end()));
    }
}
