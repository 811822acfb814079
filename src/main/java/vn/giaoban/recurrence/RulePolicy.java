package vn.giaoban.recurrence;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What a rule and its start must keep. */
final class RulePolicy {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = Rule.LAST_DAY.getYear();

    private RulePolicy() {}

    /** Everything that is wrong, a sentence each. */
    static List<String> faults(String rrule, LocalDateTime start, ZoneId zone) {
        var reader = new RuleReader(rrule);
        var faults = new ArrayList<>(reader.faults());
        if (start.getYear() < FIRST_YEAR || start.getYear() > LAST_YEAR)
            faults.add("A series must start in the years " + FIRST_YEAR + " to " + LAST_YEAR);
        if (!start.equals(start.truncatedTo(ChronoUnit.SECONDS))) faults.add("A series must start at a whole second");
        if (faults.isEmpty() && isEmpty(Recurrence.of(rrule, start, zone, List.of())))
            faults.add(
                    "The rule names no day from " + start.toLocalDate() + " to its end, or to the end of " + LAST_YEAR);
        return List.copyOf(faults);
    }

    private static boolean isEmpty(Recurrence recurrence) {
        return recurrence
                .occurrences(recurrence.start(), Rule.LAST_DAY.atTime(LocalTime.MAX), 1)
                .isEmpty();
    }
}
