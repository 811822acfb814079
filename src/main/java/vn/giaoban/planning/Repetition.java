package vn.giaoban.planning;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.recurrence.Occurrence;
import vn.giaoban.recurrence.Recurrence;

/**
 * The occurrences that a form asks for. Plain Java.
 *
 * @param recurrence the rule
 * @param occurrences in order; of a rule without an end those within the horizon
 * @param filledUntil wall-clock time up to which these are all
 */
public record Repetition(Recurrence recurrence, List<Occurrence> occurrences, LocalDateTime filledUntil) {

    /** How far ahead a series without an end is filled. */
    public static final Duration HORIZON = Duration.ofDays(180);

    private static final int MOST = 1000;
    private static final Pattern COUNT = Pattern.compile("COUNT=(\\d+)");
    private static final LocalDateTime LAST = LocalDateTime.of(2100, 1, 1, 0, 0);

    /**
     * Reads the rule.
     *
     * @param form with a recurrence
     * @throws vn.giaoban.kernel.ProblemException {@link InvalidRequest}
     */
    public static Repetition of(BriefingForm form, Instant now) {
        var rule = Objects.requireNonNull(form.recurrence());
        var zone = form.timeZone() == null ? HomeZone.ID : ZoneId.of(form.timeZone());
        var start = form.start().atZoneSameInstant(zone).toLocalDateTime();
        var faults = Recurrence.faults(rule.rrule(), start, zone);
        if (!faults.isEmpty())
            throw new InvalidRequest(faults.stream()
                            .map(fault -> new Fault("/recurrence/rrule", fault))
                            .toList())
                    .asException();
        return expand(Recurrence.of(rule.rrule(), start, zone, exdates(rule, start, zone)), form, now);
    }

    private static Repetition expand(Recurrence recurrence, BriefingForm form, Instant now) {
        checkExdates(recurrence);
        var until = recurrence.isEndless() ? horizon(recurrence, now) : LAST;
        var occurrences = recurrence.occurrences(recurrence.start(), until, MOST + 1);
        if (occurrences.size() > MOST) throw fault("gives more than 1,000 occurrences");
        if (occurrences.isEmpty()) throw fault("gives no occurrence");
        if (goesOn(recurrence)) throw fault("goes on after the year 2099");
        checkApart(occurrences, form);
        return new Repetition(recurrence, occurrences, until);
    }

    /** Whether a rule that counts has not come to its end in the last year. */
    private static boolean goesOn(Recurrence recurrence) {
        var count = COUNT.matcher(recurrence.rrule());
        if (!count.find()) return false;
        var asked = Integer.parseInt(count.group(1));
        var whole = Recurrence.of(recurrence.rrule(), recurrence.start(), recurrence.zone(), List.of());
        return whole.occurrences(recurrence.start(), LAST, asked).size() < asked;
    }

    /** Up to where a series without an end has to be filled at a time, as wall-clock time before any shift. */
    public static LocalDateTime horizon(Recurrence recurrence, Instant now) {
        var today = now.atZone(recurrence.zone()).toLocalDateTime();
        var from = recurrence.start().isAfter(today) ? recurrence.start() : today;
        return from.plus(HORIZON);
    }

    private static List<LocalDateTime> exdates(BriefingForm.RecurrenceForm rule, LocalDateTime start, ZoneId zone) {
        var texts = Objects.requireNonNullElse(rule.exdates(), List.<String>of());
        var exdates = new ArrayList<LocalDateTime>();
        for (var i = 0; i < texts.size(); i++) exdates.add(exdate(texts.get(i), i, start, zone));
        return exdates;
    }

    /** A day, or the very start of an occurrence. */
    private static LocalDateTime exdate(String text, int index, LocalDateTime start, ZoneId zone) {
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text).atTime(start.toLocalTime())
                    : OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDateTime();
        } catch (DateTimeException e) {
            throw InvalidRequest.at("/recurrence/exdates/" + index, "must be a day or a time with an offset")
                    .asException();
        }
    }

    private static void checkExdates(Recurrence recurrence) {
        var faults = new ArrayList<Fault>();
        var whole = Recurrence.of(recurrence.rrule(), recurrence.start(), recurrence.zone(), List.of());
        for (var i = 0; i < recurrence.exdates().size(); i++) {
            var at = recurrence.exdates().get(i);
            var known = at.isBefore(LAST)
                    && !whole.occurrences(at, at.plusSeconds(1), 1).isEmpty();
            if (!known) faults.add(new Fault("/recurrence/exdates/" + i, at + " is no occurrence of the rule"));
        }
        if (!faults.isEmpty()) throw new InvalidRequest(faults).asException();
    }

    private static void checkApart(List<Occurrence> occurrences, BriefingForm form) {
        var held = Duration.between(form.start(), form.end())
                .plus(Objects.requireNonNullElse(form.bufferBefore(), Duration.ZERO))
                .plus(Objects.requireNonNullElse(form.bufferAfter(), Duration.ZERO));
        for (var i = 1; i < occurrences.size(); i++) {
            var apart = Duration.between(
                    occurrences.get(i - 1).start(), occurrences.get(i).start());
            if (apart.compareTo(held) < 0) throw fault("gives occurrences that overlap each other");
        }
    }

    private static RuntimeException fault(String detail) {
        return InvalidRequest.at("/recurrence/rrule", detail).asException();
    }

    /** The form of one of the occurrences, as the first is asked for. */
    public static BriefingForm formAt(BriefingForm form, Occurrence occurrence) {
        var length = Duration.between(form.start(), form.end());
        var start = occurrence.start().toOffsetDateTime();
        return form.at(start, start.plus(length));
    }

    /** The plans of the occurrences, in their order, each with an id of its own; made from the plan that they share. */
    public List<BriefingPlan> plans(BriefingPlan plan) {
        var length = plan.briefing().time().duration();
        return occurrences.stream()
                .map(occurrence -> occurrence.start().toInstant())
                .map(start -> plan.at(new BriefingId(UUID.randomUUID()), new TimeRange(start, start.plus(length))))
                .toList();
    }
}
