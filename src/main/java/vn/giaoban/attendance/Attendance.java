package vn.giaoban.attendance;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.attendance.ResultStore.Computed;
import vn.giaoban.audit.Audit;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.briefings.HeldBriefing;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.ledger.Extract;
import vn.giaoban.ledger.Ledger;
import vn.giaoban.points.Points;
import vn.giaoban.presence.Register;
import vn.giaoban.presence.Rules;
import vn.giaoban.presence.Verdict;
import vn.giaoban.presence.Visit;
import vn.giaoban.roster.Roster;
import vn.giaoban.roster.Seats;

/** Who was at a briefing, computed from what the conference server told, and corrected by people. */
@Component
@EnableConfigurationProperties(AttendanceSettings.class)
public class Attendance {

    /** How many briefings are computed at once when a scorecard finds them outdated. */
    private static final int CONCURRENCY = 4;

    /** Facts that were forgotten before anything was computed from them. */
    private static final Register NOTHING_KEPT = new Register(true, null, null, Map.of(), List.of());

    private final Ledger ledger;
    private final ResultStore results;
    private final Transactions transactions;
    private final Briefings briefings;
    private final Roster roster;
    private final Seats seats;
    private final Points points;
    private final Audit audit;
    private final AttendanceSettings settings;
    private final Clock clock;

    Attendance(
            Ledger ledger,
            ResultStore results,
            Transactions transactions,
            Briefings briefings,
            Roster roster,
            Seats seats,
            Points points,
            Audit audit,
            AttendanceSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.results = results;
        this.transactions = transactions;
        this.briefings = briefings;
        this.roster = roster;
        this.seats = seats;
        this.points = points;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** Who of those that a briefing expects is there at this moment; fails with {@link NotFound} when there is no such briefing. */
    public Mono<RollCall> now(BriefingId id) {
        return briefings
                .get(id)
                .flatMap(this::source)
                .map(source -> RollCall.of(source, rulesOf(source.briefing()), clock.instant()));
    }

    /**
     * The visits of each point's device that reach into a briefing, by the point's code and by begin; none before the start. Fails with
     * {@link NotFound} when there is no such briefing.
     */
    public Mono<Map<String, List<Visit>>> visitsOfPoints(BriefingId id) {
        return sheet(id)
                .map(sheet -> sheet.marks().stream()
                        .filter(mark -> mark.delegate() == null)
                        .collect(Collectors.toMap(
                                mark -> mark.key().who(),
                                mark -> mark.computed().sessions(),
                                (one, _) -> one)));
    }

    /** The attendance of a briefing as it is now; fails when there is no such briefing. */
    Mono<Sheet> sheet(BriefingId id) {
        return briefings.get(id).flatMap(this::sheet);
    }

    /**
     * Writes down that a verdict is another one than was computed.
     *
     * @param key whose verdict
     * @param pointer where the request names them, for the refusal of somebody whom the briefing does not expect
     */
    Mono<Correction> correct(BriefingId id, Mark.Key key, Verdict verdict, String reason, String pointer, Actor actor) {
        return transactions.run(results.lock(id)
                .then(Mono.defer(() -> sheet(id)))
                .flatMap(sheet -> {
                    var before = sheet.find(key)
                            .orElseThrow(() -> InvalidRequest.at(pointer, "is not expected at this briefing")
                                    .asException());
                    var correction = new Correction(
                            key, verdict, reason, actor.name(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
                    return ledger.append(id, correction.at(), correction.toFact())
                            .then(audit.record(
                                    actor,
                                    "briefing:" + id,
                                    "correct-attendance",
                                    before.correction(),
                                    correction,
                                    reason))
                            .then(Mono.defer(() -> refresh(id)))
                            .thenReturn(correction);
                }));
    }

    /** Computes and stores the results of a briefing anew, and seals them when it is over. */
    Mono<Void> refresh(BriefingId id) {
        return transactions
                .run(results.lock(id)
                        .then(Mono.defer(() -> sheet(id)))
                        .flatMap(this::save)
                        .thenReturn(true))
                .then();
    }

    private Mono<Void> save(Sheet sheet) {
        var id = sheet.briefing().id();
        if (!sheet.isHeld()) return results.delete(id);
        if (!sheet.isClosed()) return results.save(sheet);
        return results.save(sheet)
                .then(ledger.seal(id, sheet.extract(), ResultRow.digest(ResultRow.of(sheet))))
                .then();
    }

    /** Computes and stores the results of a briefing, unless that was done since the last fact came that can change them. */
    Mono<Void> refreshIfOutdated(BriefingId id) {
        return Mono.zip(computed(List.of(id)), ledger.changedAt(List.of(id)))
                .flatMap(known -> isCurrent(known.getT1().get(id), known.getT2()) ? Mono.empty() : refresh(id));
    }

    private Mono<Map<BriefingId, Computed>> computed(List<BriefingId> ids) {
        return results.computed(ids).collectMap(Computed::briefing);
    }

    private static boolean isCurrent(@Nullable Computed computed, Map<BriefingId, Long> changedAt) {
        return computed != null && computed.facts() >= changedAt.getOrDefault(computed.briefing(), 0L);
    }

    private Mono<Sheet> sheet(Briefing briefing) {
        return source(briefing).map(source -> Sheet.of(source, rulesOf(briefing), clock.instant()));
    }

    private Mono<Sheet.Source> source(Briefing briefing) {
        return Mono.zip(
                        roster.roll(briefing.id()),
                        seats.formerHolders(briefing.id()),
                        points.byCodes(codesOf(briefing)),
                        ledger.read(briefing.id()).zipWhen(extract -> kept(briefing.id(), extract)))
                .map(parts -> new Sheet.Source(
                        briefing,
                        parts.getT1(),
                        parts.getT2(),
                        parts.getT3(),
                        parts.getT4().getT1(),
                        parts.getT4().getT2().orElse(null)));
    }

    private Rules rulesOf(Briefing briefing) {
        return Rules.of(briefing.attendance(), settings.rules());
    }

    /** What the facts came to, when they are forgotten. */
    private Mono<Optional<Register>> kept(BriefingId id, Extract extract) {
        return extract.isForgotten()
                ? results.kept(id).defaultIfEmpty(NOTHING_KEPT).map(Optional::of)
                : Mono.just(Optional.empty());
    }

    private static List<String> codesOf(Briefing briefing) {
        return briefing.points().stream().map(ExpectedPoint::point).toList();
    }

    /** Computes anew those of the briefings whose results are not of all facts, or that were not computed yet. */
    Mono<Void> refreshOutdated(List<HeldBriefing> held) {
        var ids = held.stream().map(HeldBriefing::id).toList();
        return Mono.zip(computed(ids), ledger.changedAt(ids))
                .flatMapIterable(known -> outdated(held, known.getT1(), known.getT2()))
                .flatMap(this::refresh, CONCURRENCY)
                .then();
    }

    /** A briefing that has not begun and of which nothing was told has no results. */
    private List<BriefingId> outdated(
            List<HeldBriefing> held, Map<BriefingId, Computed> computed, Map<BriefingId, Long> changedAt) {
        var now = clock.instant();
        return held.stream()
                .filter(briefing -> {
                    var known = computed.get(briefing.id());
                    if (known == null) return !briefing.start().isAfter(now);
                    return !known.closed() || !isCurrent(known, changedAt);
                })
                .map(HeldBriefing::id)
                .toList();
    }
}
