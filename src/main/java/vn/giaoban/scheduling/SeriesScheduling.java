package vn.giaoban.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.audit.Audit;
import vn.giaoban.booking.Booking;
import vn.giaoban.booking.ConflictExplainer;
import vn.giaoban.booking.HeldRooms;
import vn.giaoban.booking.Refused;
import vn.giaoban.booking.ScheduleConflict.Conflict;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.NewBriefing;
import vn.giaoban.kernel.Actor;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.planning.BriefingForm.OnConflict;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.planning.OfficeCheck;
import vn.giaoban.planning.Planner;
import vn.giaoban.planning.Repetition;
import vn.giaoban.planning.Warning;
import vn.giaoban.points.PointGroups;
import vn.giaoban.series.Member;
import vn.giaoban.series.Series;
import vn.giaoban.series.SeriesRecords;
import vn.giaoban.series.Skipped;

/** Schedules a series: all its occurrences, with all their rooms, in the caller's one transaction. */
@Component
class SeriesScheduling {

    /** What concerns one booking only, and is no part of the plan that later occurrences are made from. */
    private static final List<String> NOT_REPEATED =
            List.of("start", "end", "recurrence", "hold", "displace", "publish");

    private final Briefings briefings;
    private final HeldRooms heldRooms;
    private final OfficeCheck office;
    private final ConflictExplainer explainer;
    private final SeriesRecords records;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    SeriesScheduling(
            Briefings briefings,
            HeldRooms heldRooms,
            OfficeCheck office,
            ConflictExplainer explainer,
            SeriesRecords records,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.briefings = briefings;
        this.heldRooms = heldRooms;
        this.office = office;
        this.explainer = explainer;
        this.records = records;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Within a transaction, catalogue kept: books all occurrences, or those that can be had; gives the first.
     *
     * @param form with a recurrence
     */
    Mono<Done> schedule(BriefingForm form, PointGroups.Expansion found, HeldRooms.Held held, Actor actor) {
        var repetition = Repetition.of(form, clock.instant());
        var first = Repetition.formAt(form, repetition.occurrences().getFirst());
        var plans = repetition.plans(Planner.plan(first, found, held.rooms(), actor, clock.instant()));
        var series = new NewSeries(newSeries(form, repetition, actor), plans, recurrenceIds(repetition, plans));
        var terms = new Booking.Terms(found.points(), Set.of(), List.of(), isSkipping(form));
        var verdict = office.judge(plans);
        office.requireAny(verdict, terms.skipping(), plans.getFirst().briefing().zone());
        return heldRooms
                .book(verdict.allowed(), terms, held)
                .flatMap(outcome -> store(series, verdict, outcome, terms, actor));
    }

    /**
     * A series that is about to be stored.
     *
     * @param plans of all its occurrences
     * @param recurrenceIds of each of them
     */
    private record NewSeries(Series series, List<BriefingPlan> plans, Map<BriefingId, LocalDateTime> recurrenceIds) {

        LocalDateTime recurrenceId(BriefingId briefing) {
            return Objects.requireNonNull(recurrenceIds.get(briefing));
        }

        List<Member> members(List<Briefing> booked) {
            return booked.stream()
                    .map(b -> new Member(series.id(), b.id(), recurrenceId(b.id()), Set.of()))
                    .toList();
        }
    }

    private static Map<BriefingId, LocalDateTime> recurrenceIds(Repetition repetition, List<BriefingPlan> plans) {
        var ids = new HashMap<BriefingId, LocalDateTime>();
        for (var i = 0; i < plans.size(); i++)
            ids.put(
                    plans.get(i).briefing().id(),
                    repetition.occurrences().get(i).recurrenceId());
        return ids;
    }

    private static boolean isSkipping(BriefingForm form) {
        return form.recurrence() != null && form.recurrence().onConflict() == OnConflict.SKIP;
    }

    private Series newSeries(BriefingForm form, Repetition repetition, Actor actor) {
        return new Series(
                UUID.randomUUID(),
                repetition.recurrence(),
                Duration.between(form.start(), form.end()),
                template(form),
                Boolean.TRUE.equals(form.publish()),
                repetition.filledUntil(),
                null,
                clock.instant(),
                actor.name());
    }

    private String template(BriefingForm form) {
        ObjectNode template = json.valueToTree(form);
        NOT_REPEATED.forEach(template::remove);
        return template.toString();
    }

    private Mono<Done> store(
            NewSeries series, OfficeCheck.Verdict verdict, Booking.Outcome outcome, Booking.Terms terms, Actor actor) {
        var delegates = series.plans().getFirst().delegates();
        var added = outcome.booked().stream()
                .map(briefing -> new NewBriefing(briefing, delegates))
                .toList();
        return briefings
                .add(added, "schedule", actor)
                .then(skipped(series, outcome, terms))
                .map(taken ->
                        Stream.concat(taken.stream(), refused(series, verdict)).toList())
                .flatMap(skipped -> records.add(series.series(), series.members(outcome.booked()), skipped))
                .then(audit.record(actor, "series:" + series.series().id(), "schedule", null, series.series(), null))
                .thenReturn(new Done(outcome.booked().getFirst(), Warning.all(verdict.warnings(), outcome.warnings())));
    }

    private Stream<Skipped> refused(NewSeries series, OfficeCheck.Verdict verdict) {
        return series.plans().stream()
                .map(BriefingPlan::briefing)
                .filter(briefing -> verdict.refused().containsKey(briefing.id()))
                .map(briefing -> new Skipped(
                        series.recurrenceId(briefing.id()),
                        briefing.time(),
                        json.writeValueAsString(warnings(verdict, briefing))));
    }

    private static List<Warning> warnings(OfficeCheck.Verdict verdict, Briefing briefing) {
        return verdict.refused().getOrDefault(briefing.id(), List.of()).stream()
                .map(Warning::of)
                .toList();
    }

    private Mono<List<Skipped>> skipped(NewSeries series, Booking.Outcome outcome, Booking.Terms terms) {
        if (outcome.skipped().isEmpty()) return Mono.just(List.of());
        return explainer
                .conflicts(outcome.skipped(), true, terms)
                .map(conflicts -> conflicts.stream().collect(Collectors.groupingBy(this::occurrence)))
                .map(conflicts -> outcome.skipped().stream()
                        .map(refused -> toSkipped(series, refused, conflicts))
                        .toList());
    }

    private Instant occurrence(Conflict conflict) {
        return Objects.requireNonNull(conflict.occurrence()).toInstant();
    }

    private Skipped toSkipped(NewSeries series, Refused refused, Map<Instant, List<Conflict>> conflicts) {
        var briefing = refused.plan().briefing();
        var own = conflicts.getOrDefault(briefing.time().start(), List.of());
        return new Skipped(series.recurrenceId(briefing.id()), briefing.time(), json.writeValueAsString(own));
    }
}
