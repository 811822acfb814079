package vn.giaoban.feeds;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A time zone as VTIMEZONE, from the JDK's own data: what is in force during the feed's time, and no history before it. */
final class ZoneLines {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

    private ZoneLines() {}

    /** The lines that describe it from before {@code from} until after {@code to}. */
    static List<String> of(ZoneId zone, Instant from, Instant to) {
        var rules = zone.getRules();
        var lines = new ArrayList<String>();
        lines.add("BEGIN:VTIMEZONE");
        lines.add("TZID:" + zone.getId());
        var last = rules.previousTransition(from);
        var offset = rules.getOffset(from);
        lines.addAll(observance(
                rules,
                from,
                last == null || rules.nextTransition(from) == null ? LONG_AGO : last.getDateTimeBefore(),
                last == null || rules.nextTransition(from) == null ? offset : last.getOffsetBefore(),
                offset));
        for (var next = rules.nextTransition(from);
                next != null && next.getInstant().isBefore(to);
                next = rules.nextTransition(next.getInstant()))
            lines.addAll(observance(
                    rules, next.getInstant(), next.getDateTimeBefore(), next.getOffsetBefore(), next.getOffsetAfter()));
        lines.add("END:VTIMEZONE");
        return lines;
    }

    private static List<String> observance(
            ZoneRules rules, Instant at, LocalDateTime start, ZoneOffset before, ZoneOffset after) {
        var name = rules.isDaylightSavings(at) ? "DAYLIGHT" : "STANDARD";
        return List.of(
                "BEGIN:" + name,
                "DTSTART:" + LOCAL.format(start),
                "TZOFFSETFROM:" + offset(before),
                "TZOFFSETTO:" + offset(after),
                "END:" + name);
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+0000" : offset.getId().replace(":", "");
    }
}
