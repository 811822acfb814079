package vn.giaoban.drafting;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How often a briefing is held, in the choices that the page offers. Plain Java. */
enum Repeat {
    NONE,
    WEEKLY,
    BIWEEKLY,
    MONTHLY,
    WORKDAYS;

    private static final int DAYS = 7;

    /** The choice of that name, NONE for what is none. */
    static Repeat of(@Nullable String name) {
        return Arrays.stream(values())
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElse(NONE);
    }

    /**
     * The rule (RFC 5545), such as {@code FREQ=WEEKLY;BYDAY=MO;COUNT=12}; null for a single briefing.
     *
     * @param first the day of the first one; a monthly one is on the same weekday of the month, the fifth being the last
     */
    @Nullable
    String rule(LocalDate first, int times) {
        var day = first.getDayOfWeek().name().substring(0, 2).toUpperCase(Locale.ROOT);
        return switch (this) {
            case NONE -> null;
            case WEEKLY -> "FREQ=WEEKLY;BYDAY=" + day + ";COUNT=" + times;
            case BIWEEKLY -> "FREQ=WEEKLY;INTERVAL=2;BYDAY=" + day + ";COUNT=" + times;
            case MONTHLY -> "FREQ=MONTHLY;BYDAY=" + ordinal(first) + day + ";COUNT=" + times;
            case WORKDAYS -> "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=" + times;
        };
    }

    private static int ordinal(LocalDate first) {
        var week = (first.getDayOfMonth() - 1) / DAYS + 1;
        return week > 4 ? -1 : week;
    }
}
