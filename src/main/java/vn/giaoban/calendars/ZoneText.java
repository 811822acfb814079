package vn.giaoban.calendars;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.TimeRange;

/**
 * Time zones as VTIMEZONE, from the JDK's own data, so that a calendar sees the wall clock that the service meant. Only what is in
 * force around the event is described: the history of a zone back to local mean time makes Outlook stumble.
 */
final class ZoneText {

    private static final Duration TWENTY_YEARS = Duration.ofDays(20 * 366);
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

    /**
     * The zone's offsets for a series.
     *
     * @param last the end of its last occurrence; null when it has none
     */
    static VTimeZone describe(ZoneId zone, Instant first, @Nullable Instant last) {
        var rules = zone.getRules();
        var enough = rules.nextTransition(first);
        for (int told = 0; told < 2 && enough != null; told++) enough = rules.nextTransition(enough.getInstant());
        if (enough == null || (last != null && enough.getInstant().isAfter(last)))
            return describe(zone, new TimeRange(first, first.plusSeconds(1)));
        var yearly = yearly(rules, first);
        return yearly.isEmpty() ? listed(zone, first, last) : described(zone, yearly);
    }

    /** All changes one by one, of a zone whose changes follow no rule that calendars could be told. */
    private static VTimeZone listed(ZoneId zone, Instant first, @Nullable Instant last) {
        var rules = zone.getRules();
        var end = last == null ? first.plus(TWENTY_YEARS) : last;
        var observances = new ArrayList<Observance>();
        var change = rules.previousTransition(first.plusNanos(1));
        if (change == null) change = rules.nextTransition(first);
        while (change != null && (observances.size() < 3 || !change.getInstant().isAfter(end))) {
            observances.add(observance(rules, change));
            change = rules.nextTransition(change.getInstant());
        }
        return described(zone, observances);
    }

    /** The changes that come each year, as rules; empty when there are none, or when there are others before. */
    private static List<Observance> yearly(ZoneRules rules, Instant first) {
        var observances = new ArrayList<Observance>();
        var year = first.atOffset(ZoneOffset.UTC).getYear() - 1;
        if (!isRegular(rules, year)) return List.of();
        for (var rule : rules.getTransitionRules()) {
            var change = rule.createTransition(year);
            var text = text(rule, change);
            if (text == null) return List.of();
            var observance = observance(rules, change);
            observance.add(new RRule<>(text));
            observances.add(observance);
        }
        return observances;
    }

    /** Whether all changes of ten years are those that the rules give: the data lists many of them one by one, too. */
    private static boolean isRegular(ZoneRules rules, int year) {
        var next = LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
        for (var n = 0; n < 10 * rules.getTransitionRules().size(); n++) {
            var change = rules.nextTransition(next);
            if (change == null) return false;
            var changed = change.getDateTimeBefore().getYear();
            if (rules.getTransitionRules().stream()
                    .noneMatch(rule -> rule.createTransition(changed).equals(change))) return false;
            next = change.getInstant();
        }
        return true;
    }

    private static @Nullable String text(ZoneOffsetTransitionRule rule, ZoneOffsetTransition change) {
        var day = change.getDateTimeBefore().getDayOfWeek();
        var number = number(rule.getDayOfMonthIndicator(), rule.getMonth());
        // a change told in UTC can fall on another day by the clock on the wall
        if (rule.getDayOfWeek() != day || number == 0) return null;
        return "FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue() + ";BYDAY=" + number
                + day.name().substring(0, 2);
    }

    /** Which of its kind the first such day on or after a date is; 0 when that differs from year to year. */
    private static int number(int date, Month month) {
        if (date == -1 || (month != Month.FEBRUARY && date == month.maxLength() - 6)) return -1;
        return date % 7 == 1 ? (date - 1) / 7 + 1 : 0;
    }

    private static VTimeZone described(ZoneId zone, List<Observance> observances) {
        var described = new VTimeZone();
        described.add(new TzId(zone.getId()));
        observances.forEach(described::add);
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
