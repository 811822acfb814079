package vn.giaoban.points;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the office works.
 *
 * @param days the working days
 * @param opens wall-clock time at which a working day begins
 * @param closes wall-clock time at which it ends
 */
@ConfigurationProperties("giaoban.office")
record OfficeSettings(
        @DefaultValue({"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"})
        Set<DayOfWeek> days,

        @DefaultValue("07:30") LocalTime opens,
        @DefaultValue("17:30") LocalTime closes) {}
