package vn.giaoban.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** As they would be said in English. */
final class EnglishPhrases implements Phrases {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    @Override
    public String daily(int interval) {
        return interval == 1 ? "Every day" : "Every " + interval + " days";
    }

    @Override
    public String weekly(List<DayOfWeek> days, int interval) {
        var named = RecurrenceWords.WORKDAYS.equals(days)
                ? "Monday to Friday"
                : list(days.stream().map(EnglishPhrases::name).toList());
        return interval == 1 ? "Every " + named : "Every " + interval + " weeks on " + named;
    }

    @Override
    public String monthly(List<Integer> days, int interval) {
        var numbers = days.stream().filter(day -> day > 0).map(String::valueOf).toList();
        var numbered = numbers.isEmpty() ? "" : (numbers.size() == 1 ? "day " : "days ") + list(numbers);
        var last = days.contains(-1) ? "the last day" : "";
        return ofMonth(
                list(Stream.of(numbered, last).filter(part -> !part.isEmpty()).toList()), interval);
    }

    @Override
    public String monthlyOn(List<Weekday> days, int interval) {
        var named = days.stream().map(day -> "the " + ordinal(day.ordinal()) + " " + name(day.day()));
        return ofMonth(list(named.toList()), interval);
    }

    @Override
    public String monthlyOnWorkday(boolean last, int interval) {
        return ofMonth("the " + ordinal(last ? -1 : 1) + " weekday", interval);
    }

    @Override
    public String yearly(MonthDay day) {
        return "On " + DAY_OF_YEAR.format(day) + " of every year";
    }

    @Override
    public String moved(long days) {
        var number = Math.abs(days) == 1 ? "one day" : Math.abs(days) + " days";
        return number + (days > 0 ? " later" : " earlier");
    }

    @Override
    public String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    @Override
    public String until(LocalDate day) {
        return "until " + DATE.format(day);
    }

    private static String ofMonth(String what, int interval) {
        return "On " + what + (interval == 1 ? " of every month" : " of the month, every " + interval + " months");
    }

    private static String ordinal(int ordinal) {
        return switch (ordinal) {
            case 1 -> "first";
            case 2 -> "second";
            case 3 -> "third";
            case 4 -> "fourth";
            case 5 -> "fifth";
            default -> "last";
        };
    }

    private static String list(List<String> names) {
        if (names.size() == 1) return names.getFirst();
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
