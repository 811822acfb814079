package vn.giaoban.recurrence;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A series, or a part of one: a rule, bounds, and a shift.
 *
 * <p>The rule (RFC 5545, 3.3.10) gives days, the start its time of day; a series keeps its wall-clock time when its zone changes to summer
 * time and back. A time that the clock leaps over happens later by the leap (02:30 becomes 03:30), a time that comes twice happens
 * the first time, so each occurrence takes place exactly once.
 *
 * <p>A start that does not match the rule, which the RFC leaves undefined, is no occurrence: the first one is the first match on or after the
 * start, and COUNT counts matches only. A left out occurrence has been counted. What a rule gives after the year 2099 does not take place.
 *
 * <p>Methods expect a rule in which {@link #faults} finds nothing, and throw an {@code IllegalArgumentException} for others.
 *
 * @param rrule the rule, as in {@code FREQ=WEEKLY;BYDAY=MO;COUNT=12}; a leading {@code RRULE:} is taken off
 * @param start where the rule begins to count (DTSTART), by the clocks of the zone
 * @param zone whose clocks are meant
 * @param exdates unshifted starts of occurrences that do not take place; others are without effect
 * @param from the first unshifted start that belongs to this part; null when nothing is cut off
 * @param before the first unshifted start after this part; null when nothing is cut off
 * @param shift how far each occurrence is moved by the clock on the wall, back when negative; a day is PT24H, whatever the zone does
 */
public record Recurrence(
        String rrule,
        LocalDateTime start,
        ZoneId zone,
        List<LocalDateTime> exdates,
        @Nullable LocalDateTime from,
        @Nullable LocalDateTime before,
        Duration shift) {

    public Recurrence {
        rrule = RuleReader.withoutPrefix(rrule);
        exdates = exdates.stream().distinct().sorted().toList();
    }

    /** The whole series, at its own time. */
    public static Recurrence of(String rrule, LocalDateTime start, ZoneId zone, List<LocalDateTime> exdates) {
        return new Recurrence(rrule, start, zone, exdates, null, null, Duration.ZERO);
    }

    /**
     * Everything that is wrong with a rule or the start of its series, a sentence each, without a full stop; empty when nothing is. A rule that
     * names no day until the end of 2099 is wrong too.
     */
    public static List<String> faults(String rrule, LocalDateTime start, ZoneId zone) {
        return RulePolicy.faults(rrule, start, zone);
    }

    /**
     * The occurrences with a recurrence id in [after, until), in order.
     *
     * @param most how many at most; a caller who wants to know whether there are more than 1,000 asks for 1,001
     */
    public List<Occurrence> occurrences(LocalDateTime after, LocalDateTime until, int most) {
        var left = new HashSet<>(exdates);
        return matches(RuleReader.rule(rrule))
                .takeWhile(at -> at.isBefore(until) && (before == null || at.isBefore(before)))
                .filter(at -> !at.isBefore(after) && (from == null || !at.isBefore(from)))
                .filter(at -> !left.contains(at))
                .limit(most)
                .map(this::occurrence)
                .toList();
    }

    /** Whether nothing ends it but the calendar: no COUNT, no UNTIL, no bound. */
    public boolean isEndless() {
        var rule = RuleReader.rule(rrule);
        return rule.count() == null && rule.until() == null && before == null;
    }

    /** The part of this one from a recurrence id on, that included. */
    public Recurrence startingAt(LocalDateTime first) {
        var later = from == null || first.isAfter(from) ? first : from;
        return new Recurrence(rrule, start, zone, exdates, later, before, shift);
    }

    /** The part of this one before a recurrence id, that not included. */
    public Recurrence endingBefore(LocalDateTime end) {
        var earlier = before == null || end.isBefore(before) ? end : before;
        return new Recurrence(rrule, start, zone, exdates, from, earlier, shift);
    }

    /** The same occurrences, moved on top of any shift before; their recurrence ids stay. */
    public Recurrence shiftedBy(Duration more) {
        return new Recurrence(rrule, start, zone, exdates, from, before, shift.plus(more));
    }

    /** All but the occurrence with this recurrence id. */
    public Recurrence without(LocalDateTime exdate) {
        var more = Stream.concat(exdates.stream(), Stream.of(exdate)).toList();
        return new Recurrence(rrule, start, zone, more, from, before, shift);
    }

    /**
     * The rule as the calendars of others have to be given it, so that they show these occurrences and none besides; empty when no rule does.
     *
     * @param starts by the clocks of the zone, shift included, in order
     * @param known for a rule that goes on: the time before which {@code starts} has all there is; null when it ends with the last of them
     */
    public Optional<Exported> export(List<LocalDateTime> starts, @Nullable LocalDateTime known) {
        return new RuleExport(this, starts, known).find();
    }

    /**
     * For people, without the time of day: {@code Thứ Hai hằng tuần, 12 lần}; the rule itself where words would be longer than the rule.
     *
     * @param locale Vietnamese, or else it is English
     */
    public String inWords(Locale locale) {
        return RecurrenceWords.of(this, locale);
    }

    /** All starts that the rule gives, in order, neither left out nor cut off nor shifted. */
    private Stream<LocalDateTime> matches(Rule rule) {
        var until = rule.until();
        var starts = rule.days(start.toLocalDate())
                .map(day -> day.atTime(start.toLocalTime()))
                .takeWhile(at -> until == null || until.allows(at, zone));
        return rule.count() == null ? starts : starts.limit(rule.count());
    }

    private Occurrence occurrence(LocalDateTime at) {
        return new Occurrence(at, at.plus(shift).atZone(zone));
    }
}
