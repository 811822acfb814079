package vn.giaoban.attendance;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.conferences.Conference;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.Problem;
import vn.giaoban.ledger.Ledger;
import vn.giaoban.roster.Roll;
import vn.giaoban.roster.Roster;

/** Who is in the room, as somebody there says on the day: one device with four delegates is one connection and four people. */
@Component
public class RoomTicks {

    private final Ledger ledger;
    private final Briefings briefings;
    private final Roster roster;
    private final Conferences conferences;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    RoomTicks(
            Ledger ledger,
            Briefings briefings,
            Roster roster,
            Conferences conferences,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.ledger = ledger;
        this.briefings = briefings;
        this.roster = roster;
        this.conferences = conferences;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Writes down that a delegate is in their point's room, or is not. It counts while the room's device is connected.
     *
     * @param since from when on; now when null
     * @return what was written down; fails with {@link NotFound}, {@code wrong-status}, {@code ticks-closed}, or {@code invalid-request} for a
     *     delegate of another point and a time that can't be spoken of
     */
    public Mono<RoomTick> tick(
            BriefingId id, String point, UUID delegate, boolean present, @Nullable Instant since, Actor actor) {
        return transactions.run(briefings
                .get(id)
                .flatMap(briefing -> Mono.zip(conferences.of(briefing), roster.roll(id))
                        .flatMap(found -> {
                            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                            var from = since == null ? now : since.truncatedTo(ChronoUnit.MILLIS);
                            var tick = new RoomTick(point, delegate, present, from, actor.name(), now);
                            return require(problem(briefing, found.getT1(), found.getT2(), tick))
                                    .then(keep(id, tick, actor));
                        })));
    }

    /** Whether it is the time for it. */
    public boolean areTaken(Briefing briefing, Conference conference) {
        var window = TickPolicy.windowOf(briefing, conference.closeAt());
        return TickPolicy.isOpen(briefing, window, clock.instant()).isEmpty();
    }

    /** What was said last of each delegate of a point; nothing of those of whom nothing was said. */
    public Flux<RoomTick> newestOf(BriefingId id, String point) {
        return ledger.newestTicks(id, point).map(RoomTick::of);
    }

    private Optional<Problem> problem(Briefing briefing, Conference conference, Roll roll, RoomTick tick) {
        var now = clock.instant();
        var window = TickPolicy.windowOf(briefing, conference.closeAt());
        return TickPolicy.isOpen(briefing, window, now)
                .or(() -> TickPolicy.sitsThere(briefing, roll, tick.point(), tick.delegate()))
                .or(() -> TickPolicy.isKnown(tick.since(), window, now));
    }

    private Mono<RoomTick> keep(BriefingId id, RoomTick tick, Actor actor) {
        return ledger.append(id, tick.at(), tick.toFact())
                .then(audit.record(actor, "briefing:" + id, "tick", null, tick, null))
                .thenReturn(tick);
    }

    private static Mono<Void> require(Optional<Problem> problem) {
        return problem.<Mono<Void>>map(found -> Mono.error(found.asException())).orElseGet(Mono::empty);
    }
}
