package vn.giaoban.imports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.imports.Entry.Fault;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.planning.BriefingForm.ChairForm;
import vn.giaoban.planning.BriefingForm.DelegateForm;
import vn.giaoban.planning.BriefingForm.OnConflict;
import vn.giaoban.planning.BriefingForm.PointEntry;
import vn.giaoban.planning.BriefingForm.RecurrenceForm;
import vn.giaoban.planning.PlanPolicy;
import vn.giaoban.recurrence.Recurrence;

/**
 * From an event to the briefing that is asked for. Whoever calls or invites with a point's mail address is that point; people are delegates.
 *
 * @param check what is wrong with a form by its constraints
 * @param groups the points of events that name none; empty for none
 * @param publish whether invitations go out at once
 */
record Translation(
        Places catalogue,
        Function<BriefingForm, List<CommonProblem.Fault>> check,
        List<String> groups,
        boolean publish,
        Instant now) {

    private static final Pattern COUNT = Pattern.compile("(^|;)COUNT=(\\d+)");
    private static final int MOST_OCCURRENCES = 10_000;

    /** READY as far as can be told without looking at what is booked. */
    Item of(Entry entry) {
        if (entry.cancelled()) return Item.of(entry, Item.State.CANCELLED);
        var time = entry.time();
        if (time == null || !entry.faults().isEmpty()) return Item.faulty(entry, entry.faults());
        var span = upcoming(entry, time);
        if (span == null) return Item.of(entry, Item.State.PAST);
        var found = catalogue.find(entry.places());
        var places = invited(entry, found.places());
        var form = form(entry, span, places);
        var faults = check.apply(form);
        if (faults.isEmpty()) faults = PlanPolicy.faults(form, now);
        if (!faults.isEmpty())
            return Item.faulty(
                    entry,
                    faults.stream()
                            .map(f ->
                                    new Fault(entry.line(), "VEVENT", Fault.Kind.FORM, f.pointer() + " " + f.detail()))
                            .toList());
        return new Item(entry, Item.State.READY, form, places, found.unknown(), List.of(), null, null, List.of());
    }

    /** A time to come, with what is left of its rule. */
    private record Span(Entry.Time time, @Nullable String rrule) {}

    /** Of a series that goes on already: from its next occurrence. Null when it is over. */
    private @Nullable Span upcoming(Entry entry, Entry.Time time) {
        var today = now.atZone(time.zone()).toLocalDateTime();
        var rrule = entry.rrule();
        if (rrule == null) return time.start().isBefore(today) ? null : new Span(time, null);
        var whole = Recurrence.of(rrule, time.start(), time.zone(), List.of());
        var next = whole.occurrences(today, today.plusYears(10), 1);
        if (next.isEmpty()) return null;
        var start = next.getFirst().start().toLocalDateTime();
        var length = Duration.between(time.start(), time.end());
        return new Span(
                new Entry.Time(start, start.plus(length), time.zone()), remaining(rrule, whole, time.start(), today));
    }

    private static String remaining(String rrule, Recurrence whole, LocalDateTime start, LocalDateTime today) {
        var count = COUNT.matcher(rrule);
        if (!count.find() || !start.isBefore(today)) return rrule;
        var over = whole.occurrences(start, today, MOST_OCCURRENCES).size();
        return count.replaceFirst(count.group(1) + "COUNT=" + (Integer.parseInt(count.group(2)) - over));
    }

    private List<Places.Place> invited(Entry entry, List<Places.Place> named) {
        var all = new ArrayList<>(named);
        var codes = new LinkedHashSet<String>();
        named.forEach(place -> codes.add(place.point().code()));
        for (var person : entry.people()) {
            var point = catalogue.withMail(person.email());
            if (point != null && codes.add(point.code())) all.add(new Places.Place(point, null));
        }
        return List.copyOf(all);
    }

    private BriefingForm form(Entry entry, Span span, List<Places.Place> places) {
        var time = span.time();
        var organizer = entry.organizer();
        var calls = organizer == null ? null : catalogue.withMail(organizer.email());
        var host = calls != null
                ? calls.code()
                : places.isEmpty() ? null : places.getFirst().point().code();
        var chair = chair(entry, calls == null ? organizer : null);
        return new BriefingForm(
                entry.title(),
                null,
                chair,
                host,
                at(time.start(), time),
                at(time.end(), time),
                time.zone().getId(),
                places.isEmpty() && !groups.isEmpty() ? groups : null,
                places.stream().map(Translation::entry).toList(),
                delegates(entry, chair),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                span.rrule() == null ? null : new RecurrenceForm(span.rrule(), exdates(entry, span), OnConflict.SKIP),
                publish);
    }

    /** Those that the rest of the rule gives; the others are past. */
    private static List<String> exdates(Entry entry, Span span) {
        var time = span.time();
        var rule = Recurrence.of(String.valueOf(span.rrule()), time.start(), time.zone(), List.of());
        return entry.exdates().stream()
                .distinct()
                .filter(at -> !rule.occurrences(at, at.plusSeconds(1), 1).isEmpty())
                .map(at -> at(at, time).toString())
                .toList();
    }

    private static PointEntry entry(Places.Place place) {
        var room = place.room();
        return new PointEntry(place.point().code(), null, room == null ? null : room.id(), null);
    }

    private @Nullable ChairForm chair(Entry entry, Entry.@Nullable Person organizer) {
        var chair = entry.people().stream()
                .filter(person -> person.role().equals("CHAIR") && catalogue.withMail(person.email()) == null)
                .findFirst()
                .orElse(organizer);
        return chair == null || name(chair).isEmpty() ? null : new ChairForm(name(chair), null, mail(chair));
    }

    private List<DelegateForm> delegates(Entry entry, @Nullable ChairForm chair) {
        var seen = new LinkedHashSet<String>();
        if (chair != null && chair.email() != null) seen.add(chair.email());
        return entry.people().stream()
                .filter(person -> catalogue.withMail(person.email()) == null)
                .filter(person -> !name(person).isEmpty())
                .filter(person -> seen.add(person.email().isEmpty() ? name(person) : person.email()))
                .map(person -> new DelegateForm(name(person), null, mail(person), null, null, role(person)))
                .toList();
    }

    private static DelegateRole role(Entry.Person person) {
        return person.role().equals("NON-PARTICIPANT") ? DelegateRole.OBSERVER : DelegateRole.DELEGATE;
    }

    private static String name(Entry.Person person) {
        return person.name().isEmpty() ? person.email().replaceFirst("@.*", "") : person.name();
    }

    private static @Nullable String mail(Entry.Person person) {
        return person.email().isEmpty() ? null : person.email();
    }

    private static OffsetDateTime at(LocalDateTime time, Entry.Time zone) {
        return time.atZone(zone.zone()).toOffsetDateTime();
    }
}
