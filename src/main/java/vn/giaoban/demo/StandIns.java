package vn.giaoban.demo;

import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.database.Transactions;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.Response;
import vn.giaoban.roster.Roster;
import vn.giaoban.roster.Seats;
import vn.giaoban.substitutions.Substitute;
import vn.giaoban.substitutions.Substitutions;

/** Other people in the seats of some delegates. */
@Component
@Profile("demo")
class StandIns {

    private static final int EACH = 17;
    private static final String REASON = "Đi công tác đột xuất; phân công người dự thay theo ủy quyền";

    private final Roster roster;
    private final Seats seats;
    private final Substitutions substitutions;
    private final Transactions transactions;

    StandIns(Roster roster, Seats seats, Substitutions substitutions, Transactions transactions) {
        this.roster = roster;
        this.seats = seats;
        this.substitutions = substitutions;
        this.transactions = transactions;
    }

    /** Puts others into every so many seats of a briefing that is over: nobody is asked any more. */
    Mono<Void> seat(Briefing briefing) {
        return comers(briefing)
                .flatMapMany(all -> every(all, Math.floorMod(briefing.title().hashCode(), EACH)))
                .concatMap(delegate -> transactions.run(seats.getForChange(briefing.id(), delegate.id())
                        .flatMap(found -> seats.pass(briefing.id(), found, successor(found)))))
                .then();
    }

    /** Asks for two seats of a briefing to come: the chair has agreed to one, and is still to decide on the other. */
    Mono<Void> ask(Briefing briefing) {
        return comers(briefing)
                .flatMapMany(all -> every(all, 0).take(2))
                .concatMap(delegate -> substitutions.ask(
                        briefing.id(), delegate.id(), substitute(delegate), REASON, DemoConfiguration.DEMO))
                .collectList()
                .flatMap(asked -> asked.isEmpty()
                        ? Mono.empty()
                        : substitutions.approve(asked.getFirst().id(), DemoConfiguration.DEMO))
                .then();
    }

    private Mono<List<Delegate>> comers(Briefing briefing) {
        return roster.roll(briefing.id())
                .map(roll -> roll.delegates().stream()
                        .filter(delegate -> delegate.point() != null && delegate.response() == Response.ACCEPTED)
                        .toList());
    }

    private static Flux<Delegate> every(List<Delegate> all, int first) {
        return Flux.range(0, all.size()).filter(i -> i % EACH == first).map(all::get);
    }

    private static Seats.Successor successor(Delegate delegate) {
        var other = substitute(delegate);
        return new Seats.Successor(other.name(), other.title(), other.email(), other.phone());
    }

    private static Substitute substitute(Delegate delegate) {
        var other = People.standIn(Objects.requireNonNull(delegate.point()));
        return new Substitute(other.name(), other.title(), other.email(), null);
    }
}
