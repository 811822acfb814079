package vn.giaoban.weekboard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the calendar is looked at. */
enum View {
    /** Points as rows, the days of a week as columns. */
    WEEK,
    /** The same for one day. */
    DAY,
    /** The briefings of a month, without points. */
    MONTH,
    /** The briefings of two weeks, one below the other. */
    AGENDA;

    private static final int AGENDA_DAYS = 14;

    /** The view of that name; the week for what is none. */
    static View of(@Nullable String name) {
        return Arrays.stream(values())
                .filter(view -> view.label().equals(name))
                .findFirst()
                .orElse(WEEK);
    }

    /** As an address says it: {@code week}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether points are shown as rows. */
    boolean hasRows() {
        return this == WEEK || this == DAY;
    }

    /** How many briefings of a day are shown at most, before it is only said how many more there are. */
    int mostADay() {
        return switch (this) {
            case WEEK -> 5;
            case MONTH -> 4;
            case DAY, AGENDA -> Integer.MAX_VALUE;
        };
    }

    /** The first day that is shown when this one is asked for. */
    LocalDate first(LocalDate date) {
        return switch (this) {
            case WEEK -> monday(date);
            case DAY, AGENDA -> date;
            case MONTH -> monday(date.withDayOfMonth(1));
        };
    }

    /** The last day that is shown when this one is asked for. */
    LocalDate last(LocalDate date) {
        return switch (this) {
            case WEEK -> monday(date).plusDays(6);
            case DAY -> date;
            case MONTH -> monday(date.with(TemporalAdjusters.lastDayOfMonth())).plusDays(6);
            case AGENDA -> date.plusDays(AGENDA_DAYS - 1L);
        };
    }

    /**
     * The day to ask for to see what comes before or after.
     *
     * @param steps how many views further; negative for back
     */
    LocalDate step(LocalDate date, int steps) {
        return switch (this) {
            case WEEK -> date.plusWeeks(steps);
            case DAY -> date.plusDays(steps);
            case MONTH -> date.withDayOfMonth(1).plusMonths(steps);
            case AGENDA -> date.plusDays((long) AGENDA_DAYS * steps);
        };
    }

    private static LocalDate monday(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
