package vn.giaoban.admin;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.convert.DurationStyle;
import vn.giaoban.admin.SettingsFound.Setting;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.office.SpecialDay;
import vn.giaoban.pages.WallClock;

/**
 * The page of the rules.
 *
 * @param days holidays and make-up days from today to the end of the next year
 */
record RulesView(List<Subject> subjects, List<Day> days) {

    /** Rules that are about one thing. */
    record Subject(String name, List<Rule> rules) {}

    /**
     * A rule.
     *
     * @param value in words
     * @param setting the name of the setting that changes it
     * @param variable the environment variable that does the same
     * @param origin who says so, in words
     */
    record Rule(String name, String value, String setting, String variable, String origin) {}

    /** A day on which the office does not keep its week. */
    record Day(String date, String name, boolean holiday) {}

    static RulesView of(Rules rules, Instant now, WallClock clock) {
        var today = LocalDate.ofInstant(now, HomeZone.ID);
        return new RulesView(
                Rules.SUBJECTS.stream()
                        .map(subject -> subject(subject, rules, clock))
                        .filter(subject -> !subject.rules().isEmpty())
                        .toList(),
                rules.specialDays(today, LocalDate.of(today.getYear() + 1, 12, 31)).stream()
                        .map(day -> day(day, clock))
                        .toList());
    }

    private static Subject subject(String subject, Rules rules, WallClock clock) {
        var texts = clock.texts();
        var shown = new ArrayList<Rule>();
        for (var setting : rules.about(subject)) shown.add(rule(setting, clock));
        if (subject.equals("planning"))
            rules.enforcement().forEach((rule, enforcement) -> {
                var all = rules.enforcementOfAll();
                var own = "giaoban.office.rules." + rule;
                shown.add(new Rule(
                        texts.get("rule.office." + rule),
                        texts.get("rule.value." + enforcement),
                        own,
                        variable(own),
                        enforcement.name().equalsIgnoreCase(all.value())
                                ? texts.say("rules.origin.asall", all.name())
                                : texts.get("rules.origin.own")));
            });
        return new Subject(texts.get("rules." + subject), shown);
    }

    private static Rule rule(Setting setting, WallClock clock) {
        var texts = clock.texts();
        var name = setting.name().substring("giaoban.".length());
        return new Rule(
                texts.words().getOrDefault("rule." + name, name),
                value(setting, clock),
                setting.name(),
                variable(setting.name()),
                texts.get("rules.origin." + setting.origin()));
    }

    private static String value(Setting setting, WallClock clock) {
        var texts = clock.texts();
        var value = setting.value();
        if (value.isEmpty()) return texts.words().getOrDefault("rule.unset." + setting.name(), texts.get("rule.unset"));
        if (setting.name().endsWith("-share") || setting.name().endsWith("quorum")) return share(value);
        if (setting.name().endsWith("capacity.endpoints") && value.equals("0")) return texts.get("rule.unlimited");
        var key = "rule.value." + setting.name().replaceFirst(".*\\.", "");
        if (texts.words().containsKey(key)) return texts.say(key, value);
        return Arrays.stream(value.split(",\\s*", -1))
                .map(part -> word(part, clock))
                .collect(Collectors.joining(", "));
    }

    private static String share(String value) {
        try {
            return Math.round(Double.parseDouble(value) * 100) + "%";
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private static String word(String value, WallClock clock) {
        var known = clock.texts().words().get("rule.value." + value);
        if (known != null) return known;
        if (!value.matches("P.*|\\d+(ms|s|m|h|d)")) return value;
        try {
            return length(DurationStyle.detectAndParse(value), clock);
        } catch (IllegalArgumentException | DateTimeException e) {
            return value;
        }
    }

    private static String length(Duration duration, WallClock clock) {
        return duration.toSeconds() % 60 == 0 && duration.isPositive()
                ? clock.length(duration)
                : clock.texts().say("rule.seconds", duration.toSeconds());
    }

    private static Day day(SpecialDay day, WallClock clock) {
        return new Day(
                clock.day(day.date().atStartOfDay(HomeZone.ID).toInstant()),
                day.name(),
                day.kind() == SpecialDay.Kind.HOLIDAY);
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
