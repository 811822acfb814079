package vn.giaoban.calendars;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.model.DateList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.ExDate;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RecurrenceId;
import org.jspecify.annotations.Nullable;

/**
 * Which entries tell of a series (RFC 5546, 3.2.2 and 3.2.5): one that repeats and one for each occurrence that differs from it; or only those
 * that changed, each named by its RECURRENCE-ID.
 */
final class SeriesEvents {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private SeriesEvents() {}

    /**
     * One VEVENT.
     *
     * @param properties that make it repeat, or name the occurrence that it is
     */
    record Part(Sitting sitting, List<Property> properties) {}

    /** The entries, the one that repeats first; one without a name calls the whole series off. */
    static List<Part> of(Portion portion) {
        var sheet = portion.sheet();
        var parts = new ArrayList<Part>();
        if (!portion.isWhole()) {
            portion.only().forEach(sitting -> parts.add(named(sitting, sheet.zone())));
            return parts;
        }
        var rhythm = sheet.rhythm();
        if (rhythm != null) parts.add(repeated(rhythm, sheet.zone()));
        sheet.sittings().forEach(sitting -> parts.add(named(sitting, sheet.zone())));
        if (parts.isEmpty()) parts.add(new Part(portion.lead(), List.of()));
        return parts;
    }

    private static Part named(Sitting sitting, ZoneId zone) {
        return new Part(sitting, List.of(recurrenceId(sitting.at(), zone)));
    }

    private static Part repeated(Rhythm rhythm, ZoneId zone) {
        var properties = new ArrayList<Property>();
        properties.add(new RRule<>(rhythm.rrule()));
        // one line each, as Google and Outlook write them
        for (var at : rhythm.exdates()) properties.add(exdate(at, zone));
        return new Part(rhythm.pattern(), properties);
    }

    /** In the zone of DTSTART, which it has to match; the library by itself would write it in UTC. */
    private static Property exdate(LocalDateTime at, ZoneId zone) {
        if (ZoneText.isUtc(zone))
            return new ExDate<Instant>(new DateList<>(List.of(at.atZone(zone).toInstant())));
        var parameters = new ParameterList(List.of(new TzId(zone.getId())));
        return new ExDate<ZonedDateTime>(parameters, LOCAL.format(at.atZone(zone)));
    }

    private static Property recurrenceId(LocalDateTime at, ZoneId zone) {
        ZonedDateTime time = at.atZone(zone);
        return ZoneText.isUtc(zone) ? new RecurrenceId<>(time.toInstant()) : new RecurrenceId<>(time);
    }

    /** The zones that the entries name, each described for as long as it is needed. */
    static List<VTimeZone> zones(Portion portion) {
        var spans = new LinkedHashMap<ZoneId, Span>();
        for (var part : of(portion)) {
            var plan = part.sitting().plan();
            add(spans, plan.zone(), plan.time().start(), plan.time().end());
            var at = part.sitting().at().atZone(portion.sheet().zone()).toInstant();
            add(spans, portion.sheet().zone(), at, at);
        }
        var rhythm = portion.sheet().rhythm();
        if (portion.isWhole() && rhythm != null) {
            var zone = portion.sheet().zone();
            var endless = portion.sheet().isEndless();
            var end = endless ? null : last(portion.sheet(), rhythm);
            spans.computeIfPresent(zone, (_, span) -> new Span(span.first(), end == null ? null : span.later(end)));
        }
        return spans.entrySet().stream()
                .filter(span -> !ZoneText.isUtc(span.getKey()))
                .map(span -> ZoneText.describe(
                        span.getKey(), span.getValue().first(), span.getValue().last()))
                .toList();
    }

    private static Instant last(SeriesSheet sheet, Rhythm rhythm) {
        var all = rhythm.recurrence(sheet.zone()).occurrences(LocalDateTime.MIN, LocalDateTime.MAX, 5000);
        var start = all.isEmpty()
                ? rhythm.pattern().plan().time().start()
                : all.getLast().start().toInstant();
        return start.plus(rhythm.pattern().plan().time().duration());
    }

    private static void add(Map<ZoneId, Span> spans, ZoneId zone, Instant first, Instant last) {
        spans.merge(
                zone,
                new Span(first, last),
                (a, b) -> new Span(
                        a.first().isBefore(b.first()) ? a.first() : b.first(),
                        a.later(java.util.Objects.requireNonNull(b.last()))));
    }

    /**
     * How long a zone is needed.
     *
     * @param last null when for ever
     */
    private record Span(Instant first, @Nullable Instant last) {
        @Nullable
        Instant later(Instant other) {
            return last == null || last.isAfter(other) ? last : other;
        }
    }
}
