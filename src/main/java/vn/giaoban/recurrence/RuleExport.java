package vn.giaoban.recurrence;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds a rule that gives the wanted starts, by guessing and expanding: what is found has been checked, what can't be checked is not found. */
final class RuleExport {

    /** More than any series that is planned has until its horizon. */
    private static final int MOST = 5000;

    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Recurrence recurrence;
    private final List<LocalDateTime> starts;
    private final @Nullable LocalDateTime known;

    RuleExport(Recurrence recurrence, List<LocalDateTime> starts, @Nullable LocalDateTime known) {
        this.recurrence = recurrence;
        this.starts = starts;
        this.known = known;
    }

    Optional<Exported> find() {
        var zone = recurrence.zone();
        // a zone that is only an offset has no name that calendars know, and in UTC its days would be others
        if (starts.isEmpty() || (zone.normalized() instanceof ZoneOffset offset && !offset.equals(ZoneOffset.UTC)))
            return Optional.empty();
        return guesses().stream().map(this::check).flatMap(Optional::stream).findFirst();
    }

    private Optional<Exported> check(String guess) {
        var first = starts.getFirst();
        var rrule = known == null ? guess + ";UNTIL=" + UTC.format(last(recurrence.zone())) : guess;
        if (!Recurrence.faults(rrule, first, recurrence.zone()).isEmpty()) return Optional.empty();
        var given = Recurrence.of(rrule, first, recurrence.zone(), List.of())
                .occurrences(LocalDateTime.MIN, known == null ? LocalDateTime.MAX : known, MOST)
                .stream()
                .map(Occurrence::recurrenceId)
                .toList();
        if (given.size() == MOST || !new HashSet<>(given).containsAll(starts)) return Optional.empty();
        var left = new ArrayList<>(given);
        left.removeAll(new HashSet<>(starts));
        return Optional.of(new Exported(rrule, first, List.copyOf(left)));
    }

    private java.time.Instant last(ZoneId zone) {
        return starts.getLast().atZone(zone).toInstant();
    }

    /** The rule's own days, and the same days as many days later as the shift moves them. */
    private Set<String> guesses() {
        var parts = parts();
        var guesses = new LinkedHashSet<String>();
        guesses.add(text(parts));
        var start = recurrence.start();
        var days = (int) ChronoUnit.DAYS.between(
                start.toLocalDate(), start.plus(recurrence.shift()).toLocalDate());
        if (days != 0) guesses.add(text(moved(parts, days)));
        return guesses;
    }

    private Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        for (var part : recurrence.rrule().toUpperCase(Locale.ROOT).split(";", -1)) {
            var sign = part.indexOf('=');
            parts.put(part.substring(0, sign), part.substring(sign + 1));
        }
        parts.remove("COUNT");
        parts.remove("UNTIL");
        // the default, which not everybody knows, and which matters here
        if ("WEEKLY".equals(parts.get("FREQ")) && !"1".equals(parts.getOrDefault("INTERVAL", "1")))
            parts.putIfAbsent("WKST", "MO");
        return parts;
    }

    private static Map<String, String> moved(Map<String, String> parts, int days) {
        var moved = new LinkedHashMap<>(parts);
        moved.computeIfPresent("BYDAY", (_, value) -> each(value, day -> movedDay(day, days)));
        if ("WEEKLY".equals(parts.get("FREQ"))) moved.put("WKST", movedDay(parts.getOrDefault("WKST", "MO"), days));
        moved.computeIfPresent("BYMONTHDAY", (_, value) -> each(value, day -> movedMonthDay(day, days)));
        return moved;
    }

    private static String movedDay(String day, int days) {
        var name = day.substring(day.length() - 2);
        return day.substring(0, day.length() - 2) + DAYS.get(Math.floorMod(DAYS.indexOf(name) + days, DAYS.size()));
    }

    /** Past the end of a month there is no such day: the guess is then wrong, and found to be. */
    private static String movedMonthDay(String day, int days) {
        return Integer.toString(Integer.parseInt(day) + days);
    }

    private static String each(String list, java.util.function.UnaryOperator<String> change) {
        return Arrays.stream(list.split(",", -1)).map(change).collect(Collectors.joining(","));
    }

    private static String text(Map<String, String> parts) {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
    }
}
