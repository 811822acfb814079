package vn.giaoban.imports;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendars.ForeignZones;
import vn.giaoban.imports.CalendarFile.Component;
import vn.giaoban.imports.Entry.Fault;
import vn.giaoban.recurrence.Recurrence;

/** Understands one event of a file; what is not understood is said with its line, and the rest is read nevertheless. */
final class EntryReader {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int MOST_PEOPLE = 1_000;

    private final Component event;
    private final ZoneId home;
    private final List<Fault> faults = new ArrayList<>();

    private EntryReader(Component event, ZoneId home) {
        this.event = event;
        this.home = home;
    }

    /** All events of the file; a changed occurrence of a series is one of its own, and is left out of the series. */
    static List<Entry> read(CalendarFile file, ZoneId otherwise) {
        var own = file.zone() == null ? null : ForeignZones.find(file.zone());
        var home = own == null ? otherwise : own;
        var all = file.events().stream()
                .map(event -> new EntryReader(event, home).read())
                .toList();
        return all.stream().map(entry -> withoutChanged(entry, all)).toList();
    }

    private static Entry withoutChanged(Entry entry, List<Entry> all) {
        if (entry.rrule() == null || entry.occurrence() != null) return entry;
        var changed = all.stream()
                .filter(other -> other.uid().equals(entry.uid()))
                .flatMap(other -> Stream.ofNullable(other.occurrence()))
                .toList();
        return changed.isEmpty() ? entry : entry.without(changed);
    }

    private Entry read() {
        var uid = required("UID");
        var title = required("SUMMARY").replaceAll("\\s+", " ");
        var time = time();
        var occurrence = occurrence(time);
        var rrule = rrule(time);
        event.all("RDATE").findFirst().ifPresent(line -> fault(line, Fault.Kind.RDATE, ""));
        return new Entry(
                occurrence == null ? uid : uid + "#" + occurrence,
                uid,
                event.line(),
                title,
                time,
                places(),
                event.all("ORGANIZER").findFirst().map(EntryReader::person).orElse(null),
                event.all("ATTENDEE")
                        .filter(line -> !isRoom(line))
                        .limit(MOST_PEOPLE)
                        .map(EntryReader::person)
                        .toList(),
                rrule,
                time == null || rrule == null ? List.of() : exdates(time),
                occurrence,
                "CANCELLED".equalsIgnoreCase(text("STATUS")),
                List.copyOf(faults));
    }

    private Entry.@Nullable Time time() {
        var begins = event.first("DTSTART");
        if (begins == null) {
            faults.add(new Fault(event.line(), "DTSTART", Fault.Kind.MISSING, ""));
            return null;
        }
        var zone = zone(begins);
        if (zone == null) return null;
        var start = wallClock(begins, zone);
        if (start == null) return null;
        var end = end(start, zone);
        return end == null ? null : new Entry.Time(start, end, zone);
    }

    private @Nullable LocalDateTime end(LocalDateTime start, ZoneId zone) {
        var ends = event.first("DTEND");
        if (ends != null) return wallClock(ends, zone);
        var lasts = event.first("DURATION");
        if (lasts == null) {
            faults.add(new Fault(event.line(), "DTEND", Fault.Kind.MISSING, ""));
            return null;
        }
        try {
            var value = lasts.value().strip().toUpperCase(Locale.ROOT);
            return value.endsWith("W") ? start.plus(Period.parse(value)) : start.plus(Duration.parse(value));
        } catch (DateTimeException | ArithmeticException e) {
            fault(lasts, Fault.Kind.NO_DURATION, lasts.value());
            return null;
        }
    }

    /** Whose clocks the line's time is by; null when it names a zone that nobody knows. A time in UTC is one of the calendar's own zone. */
    private @Nullable ZoneId zone(CalendarLine line) {
        var name = line.parameter("TZID");
        if (name.isEmpty() || line.value().strip().endsWith("Z")) return home;
        var zone = ForeignZones.find(name);
        if (zone == null) fault(line, Fault.Kind.UNKNOWN_ZONE, name);
        return zone;
    }

    /** The line's time by the clocks of a zone; null, and a fault, when it has none. */
    private @Nullable LocalDateTime wallClock(CalendarLine line, ZoneId in) {
        var value = line.value().strip();
        if (value.length() == 8 && value.chars().allMatch(Character::isDigit)) {
            fault(line, Fault.Kind.WHOLE_DAY, "");
            return null;
        }
        var zone = zone(line);
        if (zone == null) return null;
        try {
            if (!value.endsWith("Z"))
                return LocalDateTime.parse(value, TIME)
                        .atZone(zone)
                        .withZoneSameInstant(in)
                        .toLocalDateTime();
            var utc = LocalDateTime.parse(value.substring(0, value.length() - 1), TIME);
            return utc.atZone(ZoneOffset.UTC).withZoneSameInstant(in).toLocalDateTime();
        } catch (DateTimeException e) {
            fault(line, Fault.Kind.NO_TIME, value);
            return null;
        }
    }

    private @Nullable LocalDateTime occurrence(Entry.@Nullable Time time) {
        var line = event.first("RECURRENCE-ID");
        return line == null ? null : wallClock(line, time == null ? home : time.zone());
    }

    private @Nullable String rrule(Entry.@Nullable Time time) {
        var line = event.first("RRULE");
        if (line == null || time == null || event.first("RECURRENCE-ID") != null) return null;
        var rule = line.value().strip().toUpperCase(Locale.ROOT);
        var wrong = Recurrence.faults(rule, time.start(), time.zone());
        if (!wrong.isEmpty()) {
            fault(line, Fault.Kind.RULE, wrong.getFirst());
            return null;
        }
        return rule;
    }

    /** Days without a time are those of the start's time of day. */
    private List<LocalDateTime> exdates(Entry.Time time) {
        var all = new ArrayList<LocalDateTime>();
        event.all("EXDATE").forEach(line -> {
            for (var value : line.value().strip().split(",", -1)) {
                var at = value.length() == 8
                        ? day(line, value, time)
                        : wallClock(
                                new CalendarLine(line.number(), line.name(), line.parameters(), value), time.zone());
                if (at != null) all.add(at);
            }
        });
        return all;
    }

    private @Nullable LocalDateTime day(CalendarLine line, String value, Entry.Time time) {
        try {
            return LocalDate.parse(value, DATE).atTime(time.start().toLocalTime());
        } catch (DateTimeException e) {
            fault(line, Fault.Kind.NO_TIME, value);
            return null;
        }
    }

    private List<String> places() {
        var rooms = event.all("ATTENDEE").filter(EntryReader::isRoom).flatMap(line -> {
            var room = person(line);
            return Stream.of(room.name(), room.email());
        });
        return Stream.concat(Stream.of(text("LOCATION")), rooms)
                .filter(place -> !place.isBlank())
                .toList();
    }

    private static boolean isRoom(CalendarLine line) {
        var kind = line.parameter("CUTYPE");
        return kind.equalsIgnoreCase("ROOM") || kind.equalsIgnoreCase("RESOURCE");
    }

    private static Entry.Person person(CalendarLine line) {
        var address = line.value().strip();
        var email = address.regionMatches(true, 0, "mailto:", 0, 7) ? address.substring(7) : "";
        var name = line.parameter("CN").strip();
        return new Entry.Person(
                name.equalsIgnoreCase(email) ? "" : name,
                email.toLowerCase(Locale.ROOT),
                line.parameter("ROLE").toUpperCase(Locale.ROOT));
    }

    private String required(String name) {
        var text = text(name);
        if (text.isBlank()) faults.add(new Fault(event.line(), name, Fault.Kind.MISSING, ""));
        return text;
    }

    private String text(String name) {
        var line = event.first(name);
        return line == null ? "" : line.text();
    }

    private void fault(CalendarLine line, Fault.Kind kind, String value) {
        faults.add(new Fault(
                line.number(), line.name(), kind, value.length() > 80 ? value.substring(0, 80) + "…" : value));
    }
}
