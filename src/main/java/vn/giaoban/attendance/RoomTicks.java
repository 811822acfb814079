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
import vn.giaoban.outbox.Outbox;
import vn.giaoban.roster.Roll;
import vn.giaoban.roster.Roster;

/** Who is in the room, as somebody there says on the day: one device with four delegates is one connection and four people. */
@Component
public class RoomTicks {

    private final TickStore store;
    private final ResultStore results;
    private final Briefings briefings;
    private final Roster roster;
    private final Conferences conferences;
    private final Outbox outbox;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    RoomTicks(
            TickStore store,
            ResultStore results,
            Briefings briefings,
            Roster roster,
            Conferences conferences,
            Outbox outbox,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.results = results;
        this.briefings = briefings;
        this.roster = roster;
        this.conferences = conferences;
        this.outbox = outbox;
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
                                    .then(keep(id, found.getT1(), tick, actor));
                        })));
    }

    /** Whether it is the time for it. */
    public boolean areTaken(Briefing briefing, Conference conference) {
        var window = TickPolicy.windowOf(briefing, conference.closeAt());
        return TickPolicy.isOpen(briefing, window, clock.instant()).isEmpty();
    }

    /** What was said last of each delegate of a point; nothing of those of whom nothing was said. */
    public Flux<RoomTick> newestOf(BriefingId id, String point) {
        return store.newestOf(id, point);
    }

    private Optional<Problem> problem(Briefing briefing, Conference conference, Roll roll, RoomTick tick) {
        var now = clock.instant();
        var window = TickPolicy.windowOf(briefing, conference.closeAt());
        return TickPolicy.isOpen(briefing, window, now)
                .or(() -> TickPolicy.sitsThere(briefing, roll, tick.point(), tick.delegate()))
                .or(() -> TickPolicy.isKnown(tick.since(), window, now));
    }

    private Mono<RoomTick> keep(BriefingId id, Conference conference, RoomTick tick, Actor actor) {
        return store.append(id, tick)
                .then(audit.record(actor, "briefing:" + id, "tick", null, tick, null))
                .then(results.announce(id, conference.name()))
                .then(outbox.append(new AttendanceEvent.Changed(id)))
                .thenReturn(tick);
    }

    private static Mono<Void> require(Optional<Problem> problem) {
        return problem.<Mono<Void>>map(found -> Mono.error(found.asException())).orElseGet(Mono::empty);
    }
}
