package vn.giaoban.replies;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendars.ContentLine;
import vn.giaoban.calendars.ForeignZones;
import vn.giaoban.post.OneLine;

/**
 * Reads of foreign iCalendar only what an answer is made of, whatever else stands there and however broken it is. It believes no VTIMEZONE
 * and asks nobody about one: a time in a zone that the JDK does not know is a time that was not said.
 */
final class CalendarText {

    /** Longer ones are no answers. */
    static final int LONGEST = 256 * 1024;

    private static final int MOST_EVENTS = 20;
    private static final int MOST_ATTENDEES = 20;
    private static final int LONGEST_COMMENT = 900;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    private String method = "";
    private final List<CalendarReply> events = new ArrayList<>();
    private List<ContentLine> open = new ArrayList<>();

    private CalendarText() {}

    /**
     * A calendar's METHOD and events.
     *
     * @param method in upper case; empty when there is none
     */
    record Read(String method, List<CalendarReply> events) {}

    /** Reads it; what can't be read is not there. */
    static Read read(String text) {
        var reading = new CalendarText();
        reading.readLines(text);
        return new Read(reading.method, List.copyOf(reading.events));
    }

    private void readLines(String text) {
        Deque<String> inside = new ArrayDeque<>();
        text.replaceAll("\r?\n[ \t]", "").lines().forEach(raw -> {
            var line = line(raw);
            if (line == null) return;
            switch (line.name()) {
                case "BEGIN" -> {
                    if (inside.size() < 8) inside.push(line.value().toUpperCase(Locale.ROOT));
                }
                case "END" -> {
                    if (inside.size() == 2 && "VEVENT".equals(inside.peek())) endEvent();
                    inside.poll();
                }
                case "METHOD" -> {
                    if (inside.size() == 1) method = line.value().toUpperCase(Locale.ROOT);
                }
                default -> {
                    if (inside.size() == 2 && "VEVENT".equals(inside.peek())) open.add(line);
                }
            }
        });
    }

    private static @Nullable ContentLine line(String raw) {
        var line = ContentLine.of(raw);
        return line == null
                ? null
                : new ContentLine(line.name(), line.parameters(), line.value().strip());
    }

    /** A parameter as text; empty when it is not there. */
    private static String parameter(ContentLine line, String key) {
        return ContentLine.unescaped(line.parameters().getOrDefault(key, ""));
    }

    private void endEvent() {
        var uid = first("UID");
        if (uid != null && events.size() < MOST_EVENTS)
            events.add(new CalendarReply(
                    uid.value(),
                    value("RECURRENCE-ID"),
                    number("SEQUENCE"),
                    time("DTSTAMP"),
                    time("DTSTART"),
                    time("DTEND"),
                    attendees(),
                    shortened(text("COMMENT"))));
        open = new ArrayList<>();
    }

    private List<CalendarReply.Attendee> attendees() {
        return open.stream()
                .filter(line -> line.name().equals("ATTENDEE"))
                .limit(MOST_ATTENDEES)
                .map(line -> new CalendarReply.Attendee(
                        address(line.value()),
                        shortened(parameter(line, "PARTSTAT")).toUpperCase(Locale.ROOT),
                        delegate(parameter(line, "DELEGATED-TO")),
                        // where Google keeps the note that goes with an answer
                        shortened(parameter(line, "X-RESPONSE-COMMENT"))))
                .toList();
    }

    private static @Nullable String delegate(String address) {
        return address.isEmpty() ? null : address(address);
    }

    /** A calendar address as a mail address, in lower case. */
    static String address(String uri) {
        var bare = uri.regionMatches(true, 0, "mailto:", 0, 7) ? uri.substring(7) : uri;
        return OneLine.of(bare).toLowerCase(Locale.ROOT);
    }

    private @Nullable ContentLine first(String name) {
        return open.stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String value(String name) {
        var line = first(name);
        return line == null ? null : line.value();
    }

    private String text(String name) {
        var line = first(name);
        return line == null ? "" : ContentLine.unescaped(line.value());
    }

    private @Nullable Integer number(String name) {
        var digits = value(name);
        return digits != null && digits.matches("[0-9]{1,9}") ? Integer.valueOf(digits) : null;
    }

    private @Nullable Instant time(String name) {
        var line = first(name);
        if (line == null) return null;
        try {
            if (line.value().endsWith("Z"))
                return LocalDateTime.parse(
                                line.value().substring(0, line.value().length() - 1), LOCAL)
                        .toInstant(ZoneOffset.UTC);
            var zone = ForeignZones.find(parameter(line, "TZID"));
            return zone == null
                    ? null
                    : LocalDateTime.parse(line.value(), LOCAL).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String shortened(String text) {
        var line = OneLine.of(text);
        return line.length() <= LONGEST_COMMENT ? line : line.substring(0, LONGEST_COMMENT) + "…";
    }
}
