package vn.giaoban.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.recurrence.Rule.Frequency;

/** Reads a rule's text (RFC 5545, 3.3.10), and collects everything that is wrong with it. */
final class RuleReader {

    private static final int LONGEST = 500;
    private static final int MOST_OCCURRENCES = 1000;
    private static final int LONGEST_INTERVAL = 99_999;
    private static final String PREFIX = "RRULE:";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern SIGNED = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern WEEKDAY = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Set<String> KNOWN =
            Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST");
    private static final Set<String> WITHIN_A_DAY = Set.of("BYHOUR", "BYMINUTE", "BYSECOND");
    private static final Set<String> TOO_OFTEN = Set.of("HOURLY", "MINUTELY", "SECONDLY");
    private static final String ONCE_A_DAY =
            " is not possible: a series meets at most once a day, at the time of its start";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final Map<String, String> parts = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final @Nullable Rule rule;

    RuleReader(String rrule) {
        var text = withoutPrefix(rrule);
        if (rrule.length() > LONGEST) faults.add("A rule has at most " + LONGEST + " characters");
        else if (!text.chars().allMatch(c -> c > ' ' && c <= '~'))
            faults.add("A rule has no spaces, line breaks, or characters beyond ASCII");
        else if (text.isEmpty()) faults.add("The rule is empty");
        else split(text.toUpperCase(Locale.ROOT));
        this.rule = faults.isEmpty() ? read() : null;
    }

    /** @throws IllegalArgumentException when the text is no rule */
    static Rule rule(String rrule) {
        var reader = new RuleReader(rrule);
        if (reader.rule == null || !reader.faults.isEmpty())
            throw new IllegalArgumentException(String.join("; ", reader.faults));
        return reader.rule;
    }

    /** The rule alone, of what may be a whole content line. */
    static String withoutPrefix(String rrule) {
        return rrule.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) ? rrule.substring(PREFIX.length()) : rrule;
    }

    /** Everything wrong with the text, a sentence each. */
    List<String> faults() {
        return faults;
    }

    private void split(String text) {
        for (var part : text.split(";", -1)) {
            var sign = part.indexOf('=');
            if (sign < 1 || sign == part.length() - 1) {
                faults.add("A rule consists of NAME=VALUE, with semicolons in between; this is not: " + quoted(part));
                continue;
            }
            var name = part.substring(0, sign);
            if (parts.put(name, part.substring(sign + 1)) != null) faults.add(name(name) + " is there more than once");
            if (!KNOWN.contains(name)) faults.add(refusal(name));
        }
    }

    private static String refusal(String name) {
        if (WITHIN_A_DAY.contains(name)) return name + ONCE_A_DAY;
        return name(name) + " is not understood: days are chosen by BYMONTH, BYMONTHDAY, BYDAY and BYSETPOS";
    }

    private @Nullable Rule read() {
        var frequency = frequency();
        if (parts.containsKey("COUNT") && parts.containsKey("UNTIL"))
            faults.add("COUNT and UNTIL can't both end a rule");
        var interval = number("INTERVAL", LONGEST_INTERVAL);
        var count = number("COUNT", MOST_OCCURRENCES);
        var until = until();
        var monthDays = signed("BYMONTHDAY", 31);
        var months = months();
        var positions = signed("BYSETPOS", 366);
        var days = weekdays();
        var weekStart = weekStart();
        if (frequency == null) return null;
        if (frequency == Frequency.WEEKLY && parts.containsKey("BYMONTHDAY"))
            faults.add("BYMONTHDAY is not possible in a weekly rule");
        if (parts.containsKey("BYSETPOS")
                && Stream.of("BYDAY", "BYMONTHDAY", "BYMONTH").noneMatch(parts::containsKey))
            faults.add("BYSETPOS needs BYDAY, BYMONTHDAY or BYMONTH to choose from");
        var rule = new Rule(
                frequency,
                interval == null ? 1 : interval,
                count,
                until,
                days,
                monthDays,
                months,
                positions,
                weekStart);
        checkOrdinals(rule);
        return rule;
    }

    private @Nullable Frequency frequency() {
        var value = parts.get("FREQ");
        if (value == null) {
            faults.add("FREQ is missing: it is DAILY, WEEKLY, MONTHLY or YEARLY");
        } else if (TOO_OFTEN.contains(value)) {
            faults.add("FREQ=" + value + ONCE_A_DAY);
        } else {
            for (var frequency : Frequency.values()) if (frequency.name().equals(value)) return frequency;
            faults.add("FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY, not " + quoted(value));
        }
        return null;
    }

    private @Nullable Integer number(String name, int most) {
        var value = parts.get(name);
        if (value == null) return null;
        if (NUMBER.matcher(value).matches()) {
            var number = Integer.parseInt(value);
            if (number >= 1 && number <= most) return number;
        }
        faults.add("%s must be a whole number from 1 to %d, not %s".formatted(name, most, quoted(value)));
        return null;
    }

    private @Nullable Until until() {
        var value = parts.get("UNTIL");
        if (value == null) return null;
        try {
            var utc = value.endsWith("Z") && value.indexOf('T') > 0;
            var text = utc ? value.substring(0, value.length() - 1) : value;
            var until = text.indexOf('T') > 0
                    ? new Until(LocalDateTime.parse(text, DATE_TIME), utc)
                    : Until.endOf(LocalDate.parse(text, DATE));
            if (until.at().getYear() <= Rule.LAST_DAY.getYear()) return until;
            faults.add("UNTIL must not be after the year " + Rule.LAST_DAY.getYear());
        } catch (DateTimeParseException e) {
            faults.add("UNTIL must be a day as 20261231 or a time as 20261231T170000Z, not " + quoted(value));
        }
        return null;
    }

    private List<Integer> signed(String name, int most) {
        return numbers(name, SIGNED, -most, most, "from 1 to " + most + ", or from -1 to -" + most);
    }

    private List<Integer> months() {
        return numbers("BYMONTH", NUMBER, 1, 12, "from 1 to 12");
    }

    private List<Integer> numbers(String name, Pattern form, int least, int most, String range) {
        var value = parts.get(name);
        if (value == null) return List.of();
        var numbers = new ArrayList<Integer>();
        for (var element : value.split(",", -1)) {
            var number = form.matcher(element).matches() ? Integer.parseInt(element) : 0;
            if (number == 0 || number < least || number > most) {
                faults.add("%s must be whole numbers %s, not %s".formatted(name, range, quoted(element)));
                return List.of();
            }
            numbers.add(number);
        }
        return numbers.stream().distinct().sorted().toList();
    }

    private List<Weekday> weekdays() {
        var value = parts.get("BYDAY");
        if (value == null) return List.of();
        var days = new ArrayList<Weekday>();
        for (var element : value.split(",", -1)) {
            var matcher = WEEKDAY.matcher(element);
            var ordinal = matcher.matches() && matcher.group(1) != null ? Integer.parseInt(matcher.group(1)) : null;
            if (!matcher.matches() || (ordinal != null && ordinal == 0)) {
                faults.add("BYDAY must be days as MO, 1MO or -1FR, not " + quoted(element));
                return List.of();
            }
            days.add(new Weekday(ordinal == null ? 0 : ordinal, day(element.substring(element.length() - 2))));
        }
        return days.stream()
                .distinct()
                .sorted(Comparator.comparing(Weekday::day).thenComparingInt(Weekday::ordinal))
                .toList();
    }

    private DayOfWeek weekStart() {
        var value = parts.getOrDefault("WKST", "MO");
        if (DAYS.contains(value)) return day(value);
        faults.add("WKST must be one of " + String.join(", ", DAYS) + ", not " + quoted(value));
        return DayOfWeek.MONDAY;
    }

    private void checkOrdinals(Rule rule) {
        var most = rule.countsInYear() ? 53 : 5;
        var ordinals = rule.byDay().stream()
                .map(Weekday::ordinal)
                .filter(ordinal -> ordinal != 0)
                .toList();
        if (ordinals.isEmpty()) return;
        if (EnumSet.of(Frequency.DAILY, Frequency.WEEKLY).contains(rule.frequency()))
            faults.add("BYDAY can have numbers, as in 1MO, in monthly and yearly rules only");
        else if (ordinals.stream().anyMatch(ordinal -> Math.abs(ordinal) > most))
            faults.add("BYDAY can have numbers from 1 to " + most + ", or from -1 to -" + most + ", in such a rule");
    }

    private static DayOfWeek day(String name) {
        return DayOfWeek.of(DAYS.indexOf(name) + 1);
    }

    private static String name(String name) {
        return name.length() > 20 ? name.substring(0, 20) + "…" : name;
    }

    private static String quoted(String text) {
        return "\"" + name(text) + "\"";
    }
}
