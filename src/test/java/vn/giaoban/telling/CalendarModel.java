package vn.giaoban.telling;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateListProperty;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.RRule;
import org.jspecify.annotations.Nullable;

/**
 * A recipient's calendar that obeys RFC 5546 to the letter and is unforgiving: a message that is older than what it has (SEQUENCE, then DTSTAMP),
 * or that changes an occurrence which it does not know, fails the test.
 */
final class CalendarModel {

    private final Map<String, Event> events = new HashMap<>();

    /**
     * What a calendar shows, as often as it shows it.
     *
     * @param name the occurrence's name
     */
    record Entry(Instant name, Instant start, Instant end, String title, String place) {}

    /** What a calendar shows at a time. */
    record Shown(Instant end, String title, String place) {}

    /** The components of one UID: the one that repeats, under the name {@code null}, and single occurrences. */
    private static final class Event {
        private int sequence = -1;
        private Instant stamp = Instant.EPOCH;
        private @Nullable VEvent master;
        private final Map<Instant, VEvent> overrides = new HashMap<>();
        private final Map<Instant, Boolean> removed = new HashMap<>();
    }

    /** Reads a message. */
    void receive(String text) {
        Calendar calendar;
        try {
            calendar = new CalendarBuilder().build(new StringReader(text));
        } catch (IOException | ParserException e) {
            throw new AssertionError(text, e);
        }
        var method = value(calendar.getProperty("METHOD").orElseThrow());
        var parts = calendar.<VEvent>getComponents(Component.VEVENT);
        var event = events.computeIfAbsent(text(parts.getFirst(), "UID"), _ -> new Event());
        var sequence = Integer.parseInt(text(parts.getFirst(), "SEQUENCE"));
        var stamp = instant(parts.getFirst(), "DTSTAMP");
        if (sequence <= event.sequence) throw new AssertionError("SEQUENCE " + sequence + " after " + event.sequence);
        if (stamp.isBefore(event.stamp)) throw new AssertionError("DTSTAMP goes back");
        event.sequence = sequence;
        event.stamp = stamp;
        var whole = parts.stream()
                .anyMatch(part -> part.getProperty("RECURRENCE-ID").isEmpty());
        if (method.equals("CANCEL")) cancel(event, parts, whole);
        else request(event, parts, whole);
    }

    private static void request(Event event, java.util.List<VEvent> parts, boolean whole) {
        if (whole) {
            event.overrides.clear();
            event.removed.clear();
        }
        for (var part : parts) {
            if (part.getProperty("RECURRENCE-ID").isEmpty()) {
                event.master = part;
                continue;
            }
            var id = instant(part, "RECURRENCE-ID");
            event.overrides.put(id, part);
            event.removed.remove(id);
        }
        if (event.master == null) return;
        var starts = starts(event.master);
        for (var id : event.overrides.keySet())
            if (!starts.contains(id)) throw new AssertionError(id + " is no occurrence of " + event.master);
    }

    private static void cancel(Event event, java.util.List<VEvent> parts, boolean whole) {
        if (whole) {
            event.master = null;
            event.overrides.clear();
            return;
        }
        for (var part : parts) {
            var id = instant(part, "RECURRENCE-ID");
            var known = event.overrides.remove(id) != null
                    || (event.master != null && starts(event.master).contains(id));
            if (!known) throw new AssertionError("an unknown occurrence is called off: " + id);
            event.removed.put(id, true);
        }
    }

    /** Everything it shows, by start. */
    NavigableMap<Instant, Shown> shown() {
        var shown = new TreeMap<Instant, Shown>();
        for (var entry : all()) shown.put(entry.start(), new Shown(entry.end(), entry.title(), entry.place()));
        return shown;
    }

    /** Everything it shows. */
    java.util.List<Entry> all() {
        var all = new java.util.ArrayList<Entry>();
        for (var event : events.values()) {
            var master = event.master;
            if (master != null) {
                var length = java.time.Duration.between(instant(master, "DTSTART"), instant(master, "DTEND"));
                for (var start : starts(master))
                    if (!event.overrides.containsKey(start) && !event.removed.containsKey(start))
                        all.add(new Entry(start, start, start.plus(length), text(master, "SUMMARY"), place(master)));
            }
            event.overrides.forEach((name, part) -> all.add(new Entry(
                    name, instant(part, "DTSTART"), instant(part, "DTEND"), text(part, "SUMMARY"), place(part))));
        }
        return all;
    }

    private static java.util.Set<Instant> starts(VEvent master) {
        var starts = new java.util.TreeSet<Instant>();
        DateProperty<Temporal> start =
                master.<DateProperty<Temporal>>getProperty("DTSTART").orElseThrow();
        var rule = master.<RRule<Temporal>>getProperty("RRULE");
        var from = start.getDate();
        if (rule.isEmpty()) starts.add(toInstant(from));
        else
            rule.get()
                    .getRecur()
                    .getDates(from, from, from.plus(3 * 366, java.time.temporal.ChronoUnit.DAYS))
                    .forEach(at -> starts.add(toInstant(at)));
        for (var exdate : master.<DateListProperty<Temporal>>getProperties("EXDATE"))
            exdate.getDates().forEach(at -> starts.remove(toInstant(zoned(at, exdate))));
        return starts;
    }

    /** The library leaves the zone of a list of dates to its reader. */
    private static Temporal zoned(Temporal time, Property property) {
        var zone = property.getParameter("TZID").map(tzid -> java.time.ZoneId.of(tzid.getValue()));
        return time instanceof LocalDateTime local ? local.atZone(zone.orElse(java.time.ZoneOffset.UTC)) : time;
    }

    private static Instant instant(VEvent event, String name) {
        return toInstant(
                event.<DateProperty<Temporal>>getProperty(name).orElseThrow().getDate());
    }

    private static Instant toInstant(Temporal time) {
        return switch (time) {
            case Instant instant -> instant;
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            case LocalDateTime local -> throw new AssertionError("floating time " + local);
            default -> throw new AssertionError(time.getClass());
        };
    }

    private static String text(VEvent event, String name) {
        return value(event.getProperty(name).orElseThrow());
    }

    private static String place(VEvent event) {
        return event.getProperty("LOCATION").map(CalendarModel::value).orElse("");
    }

    private static String value(Property property) {
        return property.getValue();
    }
}
