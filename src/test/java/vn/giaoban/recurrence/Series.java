package vn.giaoban.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Recurrences as tests like to write them: at 08:00 in Hà Nội. */
final class Series {

    static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    static final LocalTime EIGHT = LocalTime.of(8, 0);

    private Series() {}

    static Recurrence of(String rrule, String firstDay) {
        var start = LocalDate.parse(firstDay).atTime(EIGHT);
        assertThat(Recurrence.faults(rrule, start, HANOI)).as(rrule).isEmpty();
        return Recurrence.of(rrule, start, HANOI, List.of());
    }

    /** The first occurrences. */
    static List<Occurrence> first(int most, Recurrence recurrence) {
        return recurrence.occurrences(LocalDateTime.MIN, LocalDateTime.MAX, most);
    }

    static List<LocalDate> days(int most, Recurrence recurrence) {
        return first(most, recurrence).stream()
                .map(occurrence -> occurrence.recurrenceId().toLocalDate())
                .toList();
    }

    static List<LocalDateTime> ids(List<Occurrence> occurrences) {
        return occurrences.stream().map(Occurrence::recurrenceId).toList();
    }

    /** A rule that has at least one occurrence, with some left out, in one of three zones. */
    static Recurrence random(Random random) {
        while (true) {
            var start = LocalDate.of(2026, 1, 1)
                    .plusDays(random.nextInt(1500))
                    .atTime(random.nextInt(24), random.nextInt(4) * 15);
            var zone = ZoneId.of(one(random, "Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York"));
            var rrule = rule(random);
            if (!Recurrence.faults(rrule, start, zone).isEmpty()) continue;
            var recurrence = Recurrence.of(rrule, start, zone, List.of());
            for (var id : ids(first(20, recurrence))) if (random.nextInt(8) == 0) recurrence = recurrence.without(id);
            return recurrence;
        }
    }

    private static String rule(Random random) {
        var frequency = one(random, "DAILY", "WEEKLY", "MONTHLY", "YEARLY");
        var numbered = frequency.equals("MONTHLY") || frequency.equals("YEARLY");
        var parts = new ArrayList<>(List.of("FREQ=" + frequency, "INTERVAL=" + (1 + random.nextInt(4))));
        if (random.nextInt(3) == 0) parts.add("COUNT=" + (1 + random.nextInt(60)));
        else if (random.nextBoolean()) parts.add("UNTIL=20" + (30 + random.nextInt(30)) + "0615T120000Z");
        if (random.nextInt(3) == 0) parts.add("BYMONTH=" + (1 + random.nextInt(12)) + "," + (1 + random.nextInt(12)));
        if (random.nextInt(3) == 0 && !frequency.equals("WEEKLY"))
            parts.add("BYMONTHDAY=" + (1 + random.nextInt(31)) + ",-" + (1 + random.nextInt(31)));
        if (random.nextBoolean())
            parts.add("BYDAY=" + (numbered ? one(random, "", "1", "-1", "3") : "") + one(random, "MO", "SU", "WE") + ","
                    + one(random, "FR", "SA", "MO"));
        if (random.nextInt(4) == 0) parts.add("WKST=" + one(random, "SU", "WE"));
        return String.join(";", parts);
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
