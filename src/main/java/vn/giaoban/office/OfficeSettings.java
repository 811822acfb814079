package vn.giaoban.office;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the office works, and how strictly its rules are kept.
 *
 * @param days the working days of a week
 * @param opens wall-clock time at which a working day begins
 * @param closes wall-clock time at which it ends
 * @param noticeWorkingDays a briefing begins on this working day after today at the earliest, unless it is URGENT with a reason; 0 to 250
 * @param enforce what a broken office rule leads to: OFF, WARN or REFUSE
 * @param rules the same for a single rule, each a setting of its own such as giaoban.office.rules.working-day: notice, working-day, hours,
 *     holiday; as {@code enforce} unless given
 * @param holidays the CSV file of public holidays and make-up days; {@code holidays.csv} in {@code giaoban.config-dir} unless given
 */
@ConfigurationProperties("giaoban.office")
record OfficeSettings(
        @DefaultValue({"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"})
        Set<DayOfWeek> days,

        @DefaultValue("07:30") LocalTime opens,
        @DefaultValue("17:30") LocalTime closes,
        @DefaultValue("3") int noticeWorkingDays,
        @DefaultValue("WARN") Enforcement enforce,
        @DefaultValue Map<String, Enforcement> rules,
        @Nullable String holidays) {

    private static final int LONGEST_NOTICE = 250;

    /** @throws IllegalArgumentException when there is no working day or no hour, or a rule's name is none */
    OfficeSettings {
        if (days.isEmpty()) throw new IllegalArgumentException("giaoban.office.days names no day");
        if (!closes.isAfter(opens))
            throw new IllegalArgumentException(
                    "giaoban.office.closes = " + closes + " must be after giaoban.office.opens = " + opens);
        if (noticeWorkingDays < 0 || noticeWorkingDays > LONGEST_NOTICE)
            throw new IllegalArgumentException(
                    "giaoban.office.notice-working-days = " + noticeWorkingDays + " must be 0 to " + LONGEST_NOTICE);
        for (var key : rules.keySet()) {
            if (RuleName.find(key).isEmpty())
                throw new IllegalArgumentException(
                        "giaoban.office.rules." + key + " is no office rule; these are " + RuleName.labels());
        }
    }

    /** What breaking the rule leads to. */
    Enforcement enforcementOf(RuleName rule) {
        return rules.entrySet().stream()
                .filter(entry ->
                        RuleName.find(entry.getKey()).filter(rule::equals).isPresent())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(enforce);
    }
}
