package vn.giaoban.insight;

import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;

/**
 * The days that a report is about, in Vietnam.
 *
 * @param last is one of them
 */
record Span(Kind kind, LocalDate first, LocalDate last) {

    /** A piece of the calendar, or days that somebody chose. */
    enum Kind {
        WEEK,
        MONTH,
        QUARTER,
        YEAR,
        DAYS;

        /** As addresses name it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The piece of the calendar that a day is in; weeks begin on Monday (ISO 8601). */
    static Span of(Kind kind, LocalDate day) {
        return switch (kind) {
            case WEEK -> from(kind, day.with(previousOrSame(MONDAY)), Period.ofWeeks(1));
            case MONTH -> from(kind, day.withDayOfMonth(1), Period.ofMonths(1));
            case QUARTER -> from(kind, day.with(IsoFields.DAY_OF_QUARTER, 1), Period.ofMonths(3));
            case YEAR -> from(kind, day.withDayOfYear(1), Period.ofYears(1));
            case DAYS -> new Span(kind, day, day);
        };
    }

    private static Span from(Kind kind, LocalDate first, Period length) {
        return new Span(kind, first, first.plus(length).minusDays(1));
    }

    /** From the first midnight to the one after the last day. */
    TimeRange range() {
        return new TimeRange(
                first.atStartOfDay(HomeZone.ID).toInstant(),
                last.plusDays(1).atStartOfDay(HomeZone.ID).toInstant());
    }

    /** How many days. */
    long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** As many days right before: what a scorecard compares with. */
    Span before() {
        return new Span(Kind.DAYS, first.minusDays(days()), first.minusDays(1));
    }

    /** The same kind of time before, as one leafs through a calendar. */
    Span earlier() {
        return kind == Kind.DAYS ? before() : of(kind, first.minusDays(1));
    }

    /** The same kind of time after. */
    Span later() {
        return kind == Kind.DAYS ? new Span(kind, last.plusDays(1), last.plusDays(days())) : of(kind, last.plusDays(1));
    }

    /** What stands behind the question mark of a page about it. */
    String query() {
        return kind == Kind.DAYS ? "from=" + first + "&to=" + last : "period=" + kind.word() + "&at=" + first;
    }

    /** The same for the scorecard over HTTP. */
    String apiQuery() {
        return "from=" + midnight(first) + "&to=" + midnight(last.plusDays(1));
    }

    private static String midnight(LocalDate day) {
        var offset = day.atStartOfDay(HomeZone.ID).getOffset().getId();
        return day + "T00:00:00" + offset.replace("+", "%2B");
    }
}
