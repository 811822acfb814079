package vn.giaoban.conclusions;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.office.OfficeCalendar;
import vn.giaoban.series.Member;
import vn.giaoban.series.SeriesRecords;

/** The conclusions of briefings and the notices of them. */
@Component
@EnableConfigurationProperties(ConclusionsSettings.class)
class Conclusions {

    private final ConclusionStore store;
    private final AssignmentStore assignments;
    private final PointTasks tasks;
    private final Briefings briefings;
    private final SeriesRecords series;
    private final OfficeCalendar office;
    private final ConclusionsSettings settings;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    Conclusions(
            ConclusionStore store,
            AssignmentStore assignments,
            PointTasks tasks,
            Briefings briefings,
            SeriesRecords series,
            OfficeCalendar office,
            ConclusionsSettings settings,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.assignments = assignments;
        this.tasks = tasks;
        this.briefings = briefings;
        this.series = series;
        this.office = office;
        this.settings = settings;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a briefing came to so far. */
    Mono<Minutes> of(BriefingId briefing) {
        return Mono.zip(
                        store.head(briefing).defaultIfEmpty(new ConclusionStore.Head(null, null)),
                        store.list(briefing).collectList(),
                        assignments.of(briefing).collect(Collectors.groupingBy(Assignment::conclusion)))
                .map(found -> minutes(found.getT1(), found.getT2(), found.getT3()));
    }

    private static Minutes minutes(
            ConclusionStore.Head head, List<ConclusionStore.Row> rows, Map<UUID, List<Assignment>> assigned) {
        return new Minutes(
                rows.stream()
                        .map(row -> new Conclusion(
                                row.id(), row.number(), row.text(), assigned.getOrDefault(row.id(), List.of())))
                        .toList(),
                head.number(),
                head.issuedAt());
    }

    /** The day until whose end the notice of a briefing has to go out. */
    LocalDate noticeDue(Briefing briefing) {
        var held = briefing.time().end().atZone(briefing.zone()).toLocalDate();
        return office.plusWorkingDays(held, settings.noticeWorkingDays());
    }

    /** Whether conclusions can be written now. */
    boolean isHeld(Briefing briefing) {
        var status = briefing.statusAt(clock.instant());
        return status == BriefingStatus.LIVE || status == BriefingStatus.ENDED;
    }

    /** Writes a conclusion and who has to do something for it; fails with {@link NotFound}, {@link ConclusionProblem} or {@link InvalidRequest}. */
    Mono<Void> write(BriefingId id, ConclusionForm form, Actor actor) {
        var conclusion = UUID.randomUUID();
        return onRecord(
                id,
                "conclude",
                form,
                actor,
                briefing -> store.insert(id, conclusion, form.text(), clock.instant(), actor)
                        .then(assign(briefing, conclusion, form)));
    }

    /** Writes it anew; points that are named no more have nothing to do for it. Fails likewise. */
    Mono<Void> change(BriefingId id, UUID conclusion, ConclusionForm form, Actor actor) {
        return onRecord(
                id,
                "change-conclusion",
                form,
                actor,
                briefing -> get(id, conclusion)
                        .then(store.update(conclusion, form.text()))
                        .then(assign(briefing, conclusion, form)));
    }

    /** Takes it away, and with it what points have to do for it. Fails likewise. */
    Mono<Void> remove(BriefingId id, UUID conclusion, Actor actor) {
        return onRecord(
                id,
                "remove-conclusion",
                conclusion,
                actor,
                _ -> get(id, conclusion).then(store.delete(conclusion)));
    }

    /**
     * Writes down that the notice went out, or another number of one that did.
     *
     * @param number its number and symbol; null when it has none
     */
    Mono<Void> issue(BriefingId id, @Nullable String number, Actor actor) {
        return onRecord(
                id,
                "issue-notice",
                String.valueOf(number),
                actor,
                _ -> store.list(id)
                        .hasElements()
                        .filter(any -> any)
                        .switchIfEmpty(Mono.error(() -> new ConclusionProblem.NothingConcluded().asException()))
                        .then(store.issue(id, number, clock.instant(), actor)));
    }

    /** What is still open of briefings before this one, of its series or of its host, the earliest due first. */
    Mono<List<Assignment>> carriedOver(Briefing briefing) {
        return seriesOf(briefing.id())
                .map(member -> store.before(briefing, member.series()))
                .defaultIfEmpty(store.before(briefing, null))
                .flatMap(before -> before.collectList())
                .flatMap(before -> before.isEmpty()
                        ? Mono.just(List.<Assignment>of())
                        : assignments.openOf(before).collectList());
    }

    private Mono<Member> seriesOf(BriefingId id) {
        return series.findMember(id);
    }

    /** One change of what was written down; the points' tasks follow it. */
    private Mono<Void> onRecord(
            BriefingId id, String action, Object after, Actor actor, Function<Briefing, Mono<Void>> change) {
        return transactions.run(briefings
                .getKept(id)
                .doOnNext(this::requireHeld)
                .delayUntil(this::open)
                .flatMap(briefing -> change.apply(briefing).then(tasks.settle(briefing)))
                .then(audit.record(actor, "briefing:" + id, action, null, after, null)));
    }

    private Mono<Void> open(Briefing briefing) {
        return seriesOf(briefing.id())
                .map(member -> store.open(briefing, member.series()))
                .defaultIfEmpty(store.open(briefing, null))
                .flatMap(Function.identity());
    }

    private Mono<ConclusionStore.Row> get(BriefingId briefing, UUID conclusion) {
        return store.find(briefing, conclusion)
                .switchIfEmpty(Mono.error(() -> new NotFound("Conclusion " + conclusion).asException()));
    }

    private Mono<Void> assign(Briefing briefing, UUID conclusion, ConclusionForm form) {
        requireExpected(briefing, form.points());
        return assignments.assign(conclusion, form.points(), endOf(form, briefing));
    }

    private static @Nullable Instant endOf(ConclusionForm form, Briefing briefing) {
        if (form.points().isEmpty()) return null;
        if (form.due() == null)
            throw InvalidRequest.at("/due", "is needed when points have something to do")
                    .asException();
        return form.due().plusDays(1).atStartOfDay(briefing.zone()).toInstant().minusSeconds(1);
    }

    private static void requireExpected(Briefing briefing, Collection<String> points) {
        var expected = briefing.points().stream().map(ExpectedPoint::point).collect(Collectors.toSet());
        for (var point : points)
            if (!expected.contains(point))
                throw InvalidRequest.at("/points", point + " is not expected at this briefing")
                        .asException();
    }

    private void requireHeld(Briefing briefing) {
        if (!isHeld(briefing)) throw new ConclusionProblem.NotHeld().asException();
    }
}
