package vn.giaoban.feeds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.giaoban.briefings.AgendaItem;
import vn.giaoban.briefings.Priority;
import vn.giaoban.post.OneLine;

/**
 * Writes a feed as iCalendar (RFC 5545, 7986). The same briefings always give the same text, so that its hash can be its ETag; it goes
 * straight into one string, since a feed has hundreds of events and is read every few minutes.
 */
final class CalendarFile {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int FOLD = 75;

    private final StringBuilder text = new StringBuilder(64 * 1024);

    private CalendarFile() {}

    /** The feed as text with CR LF, folded at 75 octets. */
    static String write(Shown shown, Instant from, Instant to) {
        var file = new CalendarFile();
        file.line("BEGIN:VCALENDAR");
        file.line("PRODID:-//Giaoban//Giaoban//VI");
        file.line("VERSION:2.0");
        file.line("CALSCALE:GREGORIAN");
        file.line("METHOD:PUBLISH");
        file.line("NAME:" + escaped(shown.name()));
        file.line("X-WR-CALNAME:" + escaped(shown.name()));
        file.line("REFRESH-INTERVAL;VALUE=DURATION:PT15M");
        file.line("X-PUBLISHED-TTL:PT15M");
        shown.showings().stream()
                .map(showing -> showing.briefing().zone())
                .filter(zone -> !isUtc(zone))
                .map(ZoneId::getId)
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(zone -> ZoneLines.of(ZoneId.of(zone), from, to).forEach(file::line));
        shown.showings().forEach(file::event);
        file.line("END:VCALENDAR");
        return file.text.toString();
    }

    private void event(Showing showing) {
        var briefing = showing.briefing();
        line("BEGIN:VEVENT");
        line("UID:" + briefing.id() + "@giaoban");
        line("SEQUENCE:" + briefing.sequence());
        line("DTSTAMP:" + UTC.format(briefing.createdAt()));
        line("DTSTART" + time(briefing.time().start(), briefing.zone()));
        line("DTEND" + time(briefing.time().end(), briefing.zone()));
        line("SUMMARY:" + escaped(OneLine.of(briefing.title())));
        var place = showing.place() == null ? showing.host() : showing.place();
        if (place != null) line("LOCATION:" + escaped(OneLine.of(place)));
        var description = description(showing);
        if (!description.isEmpty()) line("DESCRIPTION:" + description);
        line("PRIORITY:" + priority(briefing.priority()));
        line("STATUS:" + (showing.isCancelled() ? "CANCELLED" : "CONFIRMED"));
        line("TRANSP:" + (showing.isCancelled() ? "TRANSPARENT" : "OPAQUE"));
        line("END:VEVENT");
    }

    private static String description(Showing showing) {
        var briefing = showing.briefing();
        var lines = new ArrayList<String>();
        if (showing.isCancelled()) lines.add("Cuộc họp đã bị huỷ.");
        var chair = briefing.chair();
        if (chair != null)
            lines.add("Chủ trì: " + (chair.title() == null ? chair.name() : chair.name() + ", " + chair.title()));
        if (showing.host() != null) lines.add("Đơn vị chủ trì: " + showing.host());
        briefing.agenda().stream()
                .map(AgendaItem::title)
                .filter(Objects::nonNull)
                .forEach(item -> lines.add("– " + item));
        return lines.stream().map(OneLine::of).map(CalendarFile::escaped).collect(Collectors.joining("\\n"));
    }

    private static int priority(Priority priority) {
        return switch (priority) {
            case URGENT -> 1;
            case IMPORTANT -> 3;
            case ROUTINE -> 5;
        };
    }

    private static String time(Instant at, ZoneId zone) {
        return isUtc(zone) ? ":" + UTC.format(at) : ";TZID=" + zone.getId() + ":" + LOCAL.format(at.atZone(zone));
    }

    /** Whether the zone is an offset, which has no name that calendars know. */
    private static boolean isUtc(ZoneId zone) {
        return zone.normalized() instanceof ZoneOffset;
    }

    private static String escaped(String plain) {
        return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
    }

    /** Adds a line, folded at 75 octets and never inside a character (RFC 5545, 3.1). */
    private void line(String unfolded) {
        int octets = 0;
        for (int at = 0; at < unfolded.length(); ) {
            int c = unfolded.codePointAt(at);
            int size = c < 0x80 ? 1 : Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > FOLD) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(c);
            octets += size;
            at += Character.charCount(c);
        }
        text.append("\r\n");
    }
}
