package vn.giaoban.letters;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import vn.giaoban.kernel.TimeRange;

/**
 * Time zones as VTIMEZONE, from the JDK's own data, so that a calendar sees the wall clock that the service meant. Only what is in
 * force around the event is described: the history of a zone back to local mean time makes Outlook stumble.
 */
final class ZoneText {

    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

    private ZoneText() {}

    /** Whether times of the zone are better written in UTC: it has no name that calendars know, only an offset. */
    static boolean isUtc(ZoneId zone) {
        return zone.normalized() instanceof ZoneOffset;
    }

    /** The zone's offsets from before the range until after it. */
    static VTimeZone describe(ZoneId zone, TimeRange time) {
        var rules = zone.getRules();
        var described = new VTimeZone();
        described.add(new TzId(zone.getId()));
        var last = rules.previousTransition(time.start().plusNanos(1));
        var next = rules.nextTransition(time.start());
        if (last == null || next == null) {
            var offset = rules.getOffset(time.start());
            described.add(observance(rules, time.start(), LONG_AGO, offset, offset));
        } else {
            described.add(observance(rules, last));
        }
        // both halves of a year with summer time are told, since some calendars expect both, and the end may lie beyond
        // a change
        for (int told = 0; told < 2 && next != null; told++) {
            described.add(observance(rules, next));
            next = rules.nextTransition(next.getInstant());
        }
        return described;
    }

    private static Observance observance(ZoneRules rules, ZoneOffsetTransition change) {
        return observance(
                rules,
                change.getInstant(),
                change.getDateTimeBefore(),
                change.getOffsetBefore(),
                change.getOffsetAfter());
    }

    private static Observance observance(
            ZoneRules rules, Instant at, LocalDateTime from, ZoneOffset before, ZoneOffset after) {
        var observance = rules.isDaylightSavings(at) ? new Daylight() : new Standard();
        observance.add(new DtStart<>(from));
        observance.add(new TzOffsetFrom(before));
        observance.add(new TzOffsetTo(after));
        observance.add(new TzName("GMT" + (after.equals(ZoneOffset.UTC) ? "" : after.getId())));
        return observance;
    }
}
