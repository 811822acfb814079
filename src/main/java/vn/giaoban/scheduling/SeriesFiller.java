package vn.giaoban.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.booking.Booking;
import vn.giaoban.booking.ScheduleConflict;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.NewBriefing;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.Problem;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.office.OfficeRule;
import vn.giaoban.outbox.Outbox;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.planning.OfficeCheck;
import vn.giaoban.planning.Planner;
import vn.giaoban.planning.Repetition;
import vn.giaoban.planning.Warning;
import vn.giaoban.points.PointGroups;
import vn.giaoban.points.Points;
import vn.giaoban.recurrence.Occurrence;
import vn.giaoban.series.Member;
import vn.giaoban.series.Series;
import vn.giaoban.series.SeriesEvent;
import vn.giaoban.series.SeriesRecords;
import vn.giaoban.series.Skipped;

/** Keeps series without an end filled 180 days ahead. An occurrence that can't be had is left out, and said of the series. */
@Component
class SeriesFiller {

    private static final Logger LOG = LoggerFactory.getLogger(SeriesFiller.class);

    private final SeriesRecords records;
    private final Briefings briefings;
    private final Booking booking;
    private final OfficeCheck office;
    private final PointGroups groups;
    private final Points points;
    private final Outbox outbox;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Clock clock;

    SeriesFiller(
            SeriesRecords records,
            Briefings briefings,
            Booking booking,
            OfficeCheck office,
            PointGroups groups,
            Points points,
            Outbox outbox,
            Transactions transactions,
            JsonMapper json,
            Clock clock) {
        this.records = records;
        this.briefings = briefings;
        this.booking = booking;
        this.office = office;
        this.groups = groups;
        this.points = points;
        this.outbox = outbox;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** Fills all that are not; one that can't be filled does not hold up the others. */
    Mono<Void> fillAll() {
        // a day more than the horizon, since what is compared with it is wall-clock time of any zone
        return records.unfilled(clock.instant().plus(Repetition.HORIZON).plus(Duration.ofDays(1)))
                .concatMap(id -> fill(id).onErrorResume(fault -> {
                    LOG.warn("Series {} could not be filled: {}", id, fault.toString());
                    return Mono.empty();
                }))
                .then();
    }

    /** One occurrence after the other, each with its own transaction, until the horizon is reached. */
    private Mono<Void> fill(UUID id) {
        return Mono.defer(() -> fillNext(id))
                .repeat()
                .takeWhile(filled -> filled)
                .then();
    }

    private Mono<Boolean> fillNext(UUID id) {
        return attempt(id, null)
                .onErrorResume(
                        ProblemException.class,
                        refusal -> refusal.problem().status() < 500
                                ? attempt(id, reasons(refusal.problem()))
                                : Mono.error(refusal));
    }

    /** Why an occurrence can't be had: all that is taken, or the rule that refuses. */
    private List<?> reasons(Problem problem) {
        return switch (problem) {
            case ScheduleConflict taken -> taken.conflicts();
            case OfficeRule broken ->
                broken.breaches().stream().map(Warning::of).toList();
            default -> List.of(new Warning(problem.slug(), problem.detail()));
        };
    }

    /**
     * The next occurrence.
     *
     * @param reasons why it was refused when it was tried before: then it is left out; null when it was not tried yet
     */
    private Mono<Boolean> attempt(UUID id, @Nullable List<?> reasons) {
        return transactions.run(points.keepForBooking()
                .then(records.getForChange(id))
                .flatMap(series -> {
                    var horizon = Repetition.horizon(series.recurrence(), clock.instant());
                    var next = next(series, horizon);
                    if (next == null) return reached(series, horizon);
                    var done = reasons == null ? book(series, next) : leaveOut(series, next, reasons);
                    return done.then(records.save(
                                    series.filledUntil(next.recurrenceId().plusSeconds(1))))
                            .thenReturn(true);
                }));
    }

    private Mono<Boolean> reached(Series series, LocalDateTime horizon) {
        if (!horizon.isAfter(series.filledUntil())) return Mono.just(false);
        return records.save(series.filledUntil(horizon)).thenReturn(false);
    }

    private static @Nullable Occurrence next(Series series, LocalDateTime horizon) {
        var found = series.recurrence().occurrences(series.filledUntil(), horizon, 1);
        return found.isEmpty() ? null : found.getFirst();
    }

    private Mono<Void> book(Series series, Occurrence next) {
        var form = form(series, next);
        return groups.expand(form.groups(), form.codes())
                .flatMap(found -> {
                    var plan = Planner.plan(form, found, Map.of(), new Actor(series.createdBy()), clock.instant());
                    office.require(List.of(plan.briefing()));
                    return booking.book(List.of(plan), Booking.Terms.allOf(found.points()))
                            .flatMap(outcome ->
                                    add(series, next, plan, outcome.booked().getFirst()));
                })
                .then();
    }

    private BriefingForm form(Series series, Occurrence next) {
        var start = next.start().toOffsetDateTime();
        var form = (ObjectNode) json.readTree(series.template());
        form.put("start", start.toString());
        form.put("end", end(series, start).toString());
        form.put("publish", series.published());
        return json.treeToValue(form, BriefingForm.class);
    }

    private static OffsetDateTime end(Series series, OffsetDateTime start) {
        return start.plus(series.length());
    }

    private Mono<Void> add(Series series, Occurrence next, BriefingPlan plan, Briefing booked) {
        var member = new Member(series.id(), booked.id(), next.recurrenceId(), Set.of());
        return briefings
                .add(List.of(new NewBriefing(booked, plan.delegates())), "schedule", Actor.SYSTEM)
                .then(records.addTo(series.id(), List.of(member), List.of()));
    }

    private Mono<Void> leaveOut(Series series, Occurrence next, List<?> reasons) {
        var start = next.start().toInstant();
        var time = new TimeRange(start, start.plus(series.length()));
        var skipped = new Skipped(next.recurrenceId(), time, json.writeValueAsString(reasons));
        LOG.warn("An occurrence of series {} at {} was left out: {} reason(s)", series.id(), start, reasons.size());
        return records.addTo(series.id(), List.of(), List.of(skipped))
                .then(outbox.append(new SeriesEvent.LeftOut(series.id())));
    }
}
