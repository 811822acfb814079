package vn.giaoban.feeds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.HomeZone;

/**
 * A week, from Monday to Sunday, on the wall clock at home.
 *
 * @param monday its first day
 */
record Week(LocalDate monday) {

    private static final Pattern NAME = Pattern.compile("(20[0-9]{2})-W([0-9]{2})");

    /** The week of that name (ISO 8601), else the present one. */
    static Week of(@Nullable String name, Instant now) {
        var present = now.atZone(HomeZone.ID).toLocalDate();
        var parts = NAME.matcher(name == null ? "" : name);
        if (!parts.matches()) return containing(present);
        // the fourth of January is always in the first week
        var first = containing(LocalDate.of(Integer.parseInt(parts.group(1)), 1, 4));
        var number = Integer.parseInt(parts.group(2));
        var week = new Week(first.monday.plusWeeks(number - 1L));
        return week.name().equals(name) ? week : containing(present);
    }

    static Week containing(LocalDate day) {
        return new Week(day.minusDays(day.getDayOfWeek().getValue() - 1L));
    }

    int number() {
        return monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /** For instance {@code 2026-W50}. */
    String name() {
        return "%d-W%02d".formatted(monday.get(IsoFields.WEEK_BASED_YEAR), number());
    }

    Week plus(int weeks) {
        return new Week(monday.plusWeeks(weeks));
    }

    Instant start() {
        return monday.atStartOfDay(HomeZone.ID).toInstant();
    }

    Instant end() {
        return plus(1).start();
    }
}
