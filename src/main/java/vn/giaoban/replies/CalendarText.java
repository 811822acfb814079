package vn.giaoban.replies;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /** What Outlook calls the zones that meetings of this country are likely to be in. */
    private static final Map<String, String> OUTLOOK = Map.of(
            "SE Asia Standard Time", "Asia/Ho_Chi_Minh",
            "(UTC+07:00) Bangkok, Hanoi, Jakarta", "Asia/Ho_Chi_Minh",
            "China Standard Time", "Asia/Shanghai",
            "Singapore Standard Time", "Asia/Singapore",
            "Tokyo Standard Time", "Asia/Tokyo",
            "Korea Standard Time", "Asia/Seoul",
            "UTC", "UTC");

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
            var line = ContentLine.of(raw);
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
                        shortened(line.parameter("PARTSTAT")).toUpperCase(Locale.ROOT),
                        delegate(line.parameter("DELEGATED-TO")),
                        // where Google keeps the note that goes with an answer
                        shortened(line.parameter("X-RESPONSE-COMMENT"))))
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
        return line == null ? "" : line.text();
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
            var zone = zone(line.parameter("TZID"));
            return zone == null
                    ? null
                    : LocalDateTime.parse(line.value(), LOCAL).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable ZoneId zone(String name) {
        var known = OUTLOOK.getOrDefault(name, name);
        // some write a path before the name, as /freeassociation.sourceforge.net/Asia/Ho_Chi_Minh
        for (var tail = known; ; tail = tail.substring(tail.indexOf('/') + 1)) {
            if (ZoneId.getAvailableZoneIds().contains(tail)) return ZoneId.of(tail);
            if (tail.indexOf('/') < 0) return null;
        }
    }

    private static String shortened(String text) {
        var line = OneLine.of(text);
        return line.length() <= LONGEST_COMMENT ? line : line.substring(0, LONGEST_COMMENT) + "…";
    }
}
