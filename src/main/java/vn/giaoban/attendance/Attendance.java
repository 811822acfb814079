package vn.giaoban.attendance;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.briefings.HeldBriefing;
import vn.giaoban.conferences.Conference;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.database.Transactions;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.outbox.Outbox;
import vn.giaoban.points.Points;
import vn.giaoban.presence.Facts;
import vn.giaoban.presence.Rules;
import vn.giaoban.presence.Verdict;
import vn.giaoban.roster.Roster;
import vn.giaoban.roster.Seats;

/** Who was at a briefing, computed from what the conference server told, and corrected by people. */
@Component
@EnableConfigurationProperties(AttendanceSettings.class)
public class Attendance {

    /** How many briefings are computed at once when a scorecard finds them outdated. */
    private static final int CONCURRENCY = 4;

    private final FactStore facts;
    private final ResultStore results;
    private final TickStore ticks;
    private final Transactions transactions;
    private final Briefings briefings;
    private final Roster roster;
    private final Seats seats;
    private final Points points;
    private final Conferences conferences;
    private final Outbox outbox;
    private final Audit audit;
    private final AttendanceSettings settings;
    private final Clock clock;

    Attendance(
            FactStore facts,
            ResultStore results,
            TickStore ticks,
            Transactions transactions,
            Briefings briefings,
            Roster roster,
            Seats seats,
            Points points,
            Conferences conferences,
            Outbox outbox,
            Audit audit,
            AttendanceSettings settings,
            Clock clock) {
        this.facts = facts;
        this.results = results;
        this.ticks = ticks;
        this.transactions = transactions;
        this.briefings = briefings;
        this.roster = roster;
        this.seats = seats;
        this.points = points;
        this.conferences = conferences;
        this.outbox = outbox;
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
                    return facts.append(id, correction)
                            .then(audit.record(
                                    actor,
                                    "briefing:" + id,
                                    "correct-attendance",
                                    before.correction(),
                                    correction,
                                    reason))
                            .then(Mono.defer(() -> refresh(id)))
                            .then(outbox.append(new AttendanceEvent.Changed(id)))
                            .thenReturn(correction);
                }));
    }

    /** Computes and stores the results of a briefing anew. */
    Mono<Void> refresh(BriefingId id) {
        return transactions.run(results.lock(id)
                .then(Mono.defer(() -> Mono.zip(sheet(id), roomOf(id).defaultIfEmpty(""))))
                .flatMap(both -> save(both.getT1(), both.getT2())));
    }

    private Mono<Void> save(Sheet sheet, String room) {
        return sheet.isHeld()
                ? results.save(sheet, room)
                : results.delete(sheet.briefing().id());
    }

    /** Computes and stores the results of a briefing, unless that was done since the last event came. */
    Mono<Void> refreshIfOutdated(BriefingId id) {
        return results.isCurrent(id).flatMap(current -> current ? Mono.<Void>empty() : refresh(id));
    }

    private Mono<Sheet> sheet(Briefing briefing) {
        return source(briefing).map(source -> Sheet.of(source, rulesOf(briefing), clock.instant()));
    }

    private Mono<Sheet.Source> source(Briefing briefing) {
        return Mono.zip(
                        roster.roll(briefing.id()),
                        seats.formerHolders(briefing.id()),
                        points.byCodes(codesOf(briefing)),
                        factsOf(briefing.id()),
                        facts.correctionsOf(briefing.id()).collectList())
                .map(parts -> new Sheet.Source(
                        briefing, parts.getT1(), parts.getT2(), parts.getT3(), parts.getT4(), parts.getT5()));
    }

    private Rules rulesOf(Briefing briefing) {
        return Rules.of(briefing.attendance(), settings.rules());
    }

    private Mono<Facts> factsOf(BriefingId id) {
        return roomOf(id)
                .flatMap(room -> facts.eventsOf(room).collectList())
                .map((List<ConferenceEvent> events) -> Facts.of(events))
                .defaultIfEmpty(Facts.NONE)
                .zipWith(ticks.ticksOf(id).collectList(), Facts::with);
    }

    private Mono<String> roomOf(BriefingId id) {
        return conferences.of(id).map(Conference::name).onErrorResume(Attendance::isNotFound, _ -> Mono.empty());
    }

    private static boolean isNotFound(Throwable fault) {
        return fault instanceof ProblemException e && e.problem() instanceof NotFound;
    }

    private static List<String> codesOf(Briefing briefing) {
        return briefing.points().stream().map(ExpectedPoint::point).toList();
    }

    /** Computes anew those of the briefings whose results are not of all facts, or that were not computed yet. */
    Mono<Void> refreshOutdated(List<HeldBriefing> held) {
        var ids = held.stream().map(HeldBriefing::id).toList();
        return Mono.zip(results.settled(ids).collectList(), results.known(ids).collectList())
                .flatMapIterable(both -> outdated(held, new HashSet<>(both.getT1()), new HashSet<>(both.getT2())))
                .flatMap(this::refresh, CONCURRENCY)
                .then();
    }

    /** A briefing that has not begun and of which nothing was told has no results. */
    private List<BriefingId> outdated(List<HeldBriefing> held, Set<UUID> settled, Set<UUID> known) {
        var now = clock.instant();
        return held.stream()
                .filter(briefing -> !settled.contains(briefing.id().value()))
                .filter(briefing -> known.contains(briefing.id().value())
                        || !briefing.start().isAfter(now))
                .map(HeldBriefing::id)
                .toList();
    }
}
