package vn.giaoban.telling;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Recipient;
import vn.giaoban.calendars.Portion;
import vn.giaoban.calendars.SeriesSheet;
import vn.giaoban.calendars.Sitting;
import vn.giaoban.invitations.DeliveryState;
import vn.giaoban.invitations.Draft;
import vn.giaoban.invitations.Told;
import vn.giaoban.letters.Before;
import vn.giaoban.letters.MessageKind;

/**
 * What somebody has to be told of a series, given what their calendar has of it: nothing, only the occurrences that changed, or the whole anew.
 * Applying it twice gives the same messages.
 */
final class SeriesPolicy {

    private final Course course;
    private final SheetMaker sheets;

    SeriesPolicy(Course course) {
        this.course = course;
        this.sheets = new SheetMaker(course);
    }

    /**
     * The messages to one person or point, in order.
     *
     * @param wanted what they attend; null for somebody who attends nothing any more
     * @param past the last they were told; null for somebody who was told nothing
     */
    List<Draft> tell(@Nullable Attendance wanted, @Nullable Told past) {
        var then = sheetOf(past);
        if (then.isEmpty() || past == null) return wanted == null ? List.of() : List.of(invitation(wanted));
        return new Difference(wanted, past, then).drafts();
    }

    /** What lies in the calendar, or is sure to get there. */
    private SeriesSheet sheetOf(@Nullable Told past) {
        if (past == null || past.portion() == null || (past.state() == DeliveryState.MISSED && !past.inDoubt()))
            return SeriesSheet.empty(course.series(), course.recurrence().zone());
        return past.portion().sheet();
    }

    private Draft invitation(Attendance wanted) {
        var sittings = wanted.sittings();
        var none = SeriesSheet.empty(course.series(), course.recurrence().zone());
        var sheet = sheets.of(sittings, none, isUsual(sittings));
        var first = sittings.values().iterator().next();
        var only = sheet.rhythm() == null ? sheet.sittings() : List.<Sitting>of();
        return draft(
                wanted.recipient(), MessageKind.REQUEST, true, Set.of(), null, new Portion(sheet, only, first), false);
    }

    /** Whether somebody attends so much of the series that it is told as a series. */
    private boolean isUsual(Map<LocalDateTime, Sitting> sittings) {
        return sittings.size() > 1 && 2 * sittings.size() >= course.coming();
    }

    private static Draft draft(
            Recipient recipient,
            MessageKind kind,
            boolean first,
            Set<Change> changes,
            @Nullable Before before,
            Portion portion,
            boolean waits) {
        var there = recipient.in(portion.lead().room(), portion.lead().roomName());
        return new Draft(there, kind, first, changes, before, portion, Map.of(), waits);
    }

    /** Between what a calendar has and what it should have. */
    private final class Difference {

        private final @Nullable Attendance wanted;
        private final Told past;
        private final SeriesSheet then;
        private final NavigableMap<LocalDateTime, Sitting> over = new TreeMap<>();
        private final NavigableMap<LocalDateTime, Sitting> shown = new TreeMap<>();
        private final NavigableMap<LocalDateTime, Sitting> next = new TreeMap<>();
        private final List<Sitting> gone = new ArrayList<>();
        private final List<Sitting> changed = new ArrayList<>();
        private final List<Sitting> added = new ArrayList<>();
        private final Set<Change> changes = EnumSet.noneOf(Change.class);

        Difference(@Nullable Attendance wanted, Told past, SeriesSheet then) {
            this.wanted = wanted;
            this.past = past;
            this.then = then;
            then.shown(course.horizon()).forEach((id, sitting) -> {
                if (sitting.plan().time().end().isAfter(course.now())) shown.put(id, sitting);
                else over.put(id, sitting);
            });
            if (wanted != null) next.putAll(wanted.sittings());
            over.keySet().forEach(next::remove);
            compare();
        }

        private void compare() {
            shown.forEach((id, sitting) -> {
                var now = next.get(id);
                if (now == null) gone.add(sitting);
                else if (!now.changesSince(sitting).isEmpty()) {
                    changed.add(now.named(sitting.at()));
                    changes.addAll(now.changesSince(sitting));
                }
            });
            next.forEach((id, sitting) -> {
                if (!shown.containsKey(id)) added.add(sitting);
            });
            if (!gone.isEmpty() || !added.isEmpty()) changes.add(Change.TIME);
        }

        List<Draft> drafts() {
            if (isElsewhere()) return List.of(invitation(java.util.Objects.requireNonNull(wanted)));
            // nobody knows whether they have it: what is said now has to hold in both cases
            if (past.state() == DeliveryState.MISSED) return next.isEmpty() ? callOff() : List.of(whole());
            if (gone.isEmpty() && changed.isEmpty() && added.isEmpty() && !isCutOff()) return List.of();
            if (next.isEmpty()) return isEndedBySplit() ? List.of(whole()) : callOff();
            if (then.rhythm() == null) return oneByOne();
            if (hasMovedOn()) return List.of(whole());
            if (isFew(gone) && changed.isEmpty() && added.isEmpty() && !isCutOff()) return cancel(gone);
            if (gone.isEmpty() && added.isEmpty() && isFew(changed) && !isCutOff())
                return List.of(request(then.with(changed), changed));
            return List.of(whole());
        }

        /** What went to another address is not known at this one. */
        private boolean isElsewhere() {
            return wanted != null
                    && !next.isEmpty()
                    && wanted.recipient().email() != null
                    && !wanted.recipient()
                            .email()
                            .equalsIgnoreCase(past.recipient().email());
        }

        /** Whether the calendar goes on beyond the end. */
        private boolean isCutOff() {
            return then.isEndless() && !course.isEndless();
        }

        /** The rest is another series: what was stays in the calendar. */
        private boolean isEndedBySplit() {
            return course.split() && !over.isEmpty() && then.rhythm() != null;
        }

        /** Whether some of it goes on in another series, which is no reason to call it off. */
        private boolean hasMovedOn() {
            return course.split() && gone.stream().anyMatch(sitting -> course.isElsewhere(sitting.recurrenceId()));
        }

        private boolean isFew(Collection<Sitting> sittings) {
            return sittings.size() <= Math.max(1, next.size() / 4);
        }

        private List<Draft> oneByOne() {
            if (isUsual(next) && added.size() > 1) return List.of(whole());
            var drafts = new ArrayList<Draft>(cancel(gone));
            var news = new ArrayList<>(changed);
            news.addAll(added);
            if (!news.isEmpty()) drafts.add(request(then.without(gone).with(news), news));
            return drafts;
        }

        private Draft request(SeriesSheet sheet, List<Sitting> news) {
            var one = news.getFirst();
            var known = shown.get(one.recurrenceId());
            var before = news.size() == 1 && known != null && past.isSent() ? before(known) : null;
            // an occurrence more is an invitation, not a change of one
            var first = changed.isEmpty();
            return update(new Portion(sheet, news, one), first, first ? Set.of() : changes, before);
        }

        private Draft whole() {
            var all = new TreeMap<>(over);
            all.putAll(next);
            var sheet = sheets.of(all, then, isUsual(next));
            var lead = next.isEmpty()
                    ? List.copyOf(over.values()).getLast()
                    : next.values().iterator().next();
            var known = shown.get(lead.recurrenceId());
            var before = known != null && past.isSent() && gone.isEmpty() ? before(known) : null;
            var only = sheet.rhythm() == null ? sheet.sittings() : List.<Sitting>of();
            return update(new Portion(sheet, only, lead), false, changes, before);
        }

        private Before before(Sitting known) {
            return new Before(known.plan(), known.roomName());
        }

        private Draft update(Portion portion, boolean first, Set<Change> about, @Nullable Before before) {
            var urgent = portion.lead().plan().isUrgent();
            var to = wanted == null ? past.recipient() : wanted.recipient();
            var sent = past.isSent();
            // what goes on elsewhere is told of at once, so its end here does not wait
            return draft(
                    to,
                    MessageKind.REQUEST,
                    first || !sent,
                    about,
                    before,
                    portion,
                    sent && !first && !urgent && !hasMovedOn());
        }

        private List<Draft> callOff() {
            if (!mayHaveIt()) return List.of();
            if (then.rhythm() == null) return cancel(gone);
            var none = SeriesSheet.empty(course.series(), then.zone());
            var first = gone.isEmpty() ? then.rhythm().pattern() : gone.getFirst();
            return List.of(cancellation(new Portion(none, List.of(), off(first))));
        }

        private List<Draft> cancel(List<Sitting> sittings) {
            if (sittings.isEmpty() || !mayHaveIt()) return List.of();
            var off = sittings.stream().map(this::off).toList();
            return List.of(cancellation(new Portion(then.without(sittings), off, off.getFirst())));
        }

        private Sitting off(Sitting sitting) {
            return sitting.with(course.gone(sitting.recurrenceId(), sitting.plan()));
        }

        private Draft cancellation(Portion portion) {
            return draft(past.recipient(), MessageKind.CANCEL, false, Set.of(), null, portion, false);
        }

        private boolean mayHaveIt() {
            return past.state() != DeliveryState.FAILED || past.inDoubt();
        }
    }
}
