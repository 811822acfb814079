package vn.giaoban.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.attendance.RoomTick;
import vn.giaoban.attendance.RoomTicks;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.pages.Reader;
import vn.giaoban.roster.Delegate;
import vn.giaoban.substitutions.Substitute;
import vn.giaoban.substitutions.Substitution;
import vn.giaoban.substitutions.Substitutions;

/** What a point does about its people's seats: asks for a substitute, takes that back, and says on the day who is in the room. */
@Component
class DeskSeats {

    private final Substitutions substitutions;
    private final RoomTicks ticks;
    private final DeskInput input;
    private final Transactions transactions;
    private final Clock clock;

    DeskSeats(Substitutions substitutions, RoomTicks ticks, DeskInput input, Transactions transactions, Clock clock) {
        this.substitutions = substitutions;
        this.ticks = ticks;
        this.input = input;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How it stands. */
    Mono<SeatsView> of(Desk desk, Reader reader) {
        if (desk.delegates().isEmpty()) return Mono.just(SeatsView.NONE);
        return Mono.zip(
                        substitutions.openOf(desk.id()).collectList(),
                        ticks.newestOf(desk.id(), desk.code()).collectList())
                .map(known -> SeatsView.of(
                        desk,
                        known.getT1(),
                        known.getT2(),
                        ticks.areTaken(desk.briefing(), desk.conference()),
                        reader,
                        clock.instant()));
    }

    /** Asks for somebody else in the place of one of the point's own. */
    Mono<Substitution> ask(Desk desk, Map<String, String> fields) {
        var delegate = ownOf(desk, fields.get("delegate"));
        var person = input.person(fields);
        var reason = input.reason(fields);
        if (reason == null)
            throw InvalidRequest.at("/reason", "must not be null").asException();
        var substitute = new Substitute(person.name(), person.title(), person.email(), person.phone());
        return substitutions.ask(desk.id(), delegate.id(), substitute, reason, desk.actor());
    }

    /** Takes back what the point asked for. */
    Mono<Substitution> withdraw(Desk desk, UUID request) {
        return substitutions
                .get(request)
                .filter(asked -> asked.briefing().equals(desk.id()) && findOwn(desk, asked.delegate()) != null)
                .switchIfEmpty(Mono.error(() -> new NotFound("Substitution " + request).asException()))
                .flatMap(asked -> substitutions.withdraw(asked.id(), desk.actor()));
    }

    /** Writes down who is in the room; of those of whom it says what was said before, nothing. */
    Mono<Void> tick(Desk desk, Map<String, String> fields) {
        var start = desk.briefing().time().start();
        var fromTheStart = "start".equals(fields.get("since")) && start.isBefore(clock.instant());
        return transactions.run(ticks.newestOf(desk.id(), desk.code())
                .filter(RoomTick::present)
                .map(RoomTick::delegate)
                .collect(Collectors.toSet())
                .flatMapMany(present -> Flux.fromIterable(desk.delegates())
                        .filter(d -> isTicked(d, fields) != present.contains(d.id()))
                        .concatMap(d -> tick(desk, d, present, fromTheStart ? start : null)))
                .then());
    }

    private Mono<RoomTick> tick(Desk desk, Delegate delegate, Set<UUID> present, @Nullable Instant since) {
        var arrives = !present.contains(delegate.id());
        return ticks.tick(desk.id(), desk.code(), delegate.id(), arrives, arrives ? since : null, desk.actor());
    }

    private static boolean isTicked(Delegate delegate, Map<String, String> fields) {
        return fields.containsKey("present-" + delegate.id());
    }

    private static Delegate ownOf(Desk desk, @Nullable String id) {
        var own = desk.delegates().stream()
                .filter(d -> d.id().toString().equals(id))
                .findFirst();
        return own.orElseThrow(
                () -> InvalidRequest.at("/delegate", "must not be null").asException());
    }

    private static @Nullable Delegate findOwn(Desk desk, UUID id) {
        return desk.delegates().stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
