package vn.giaoban.demo;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.database.Transactions;
import vn.giaoban.intake.ConferenceEventSink;
import vn.giaoban.ledger.Ledger;
import vn.giaoban.roster.Roster;

/** Writes down how briefings of the past came off. The ledger believes the times in what it is told, whenever that is; so the past needs no other clock. */
@Component
@Profile("demo")
class History {

    private final Conferences conferences;
    private final Roster roster;
    private final ConferenceEventSink sink;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Clock clock;

    History(
            Conferences conferences,
            Roster roster,
            ConferenceEventSink sink,
            Ledger ledger,
            Transactions transactions,
            Clock clock) {
        this.conferences = conferences;
        this.roster = roster;
        this.sink = sink;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Writes it down for a briefing that is over, unless something was told of it before. */
    Mono<Void> write(Briefing briefing) {
        return ledger.changedAt(List.of(briefing.id()))
                // one that was judged already has a chain, without a fact
                .filter(known -> known.getOrDefault(briefing.id(), 0L) == 0)
                .flatMap(_ -> Mono.zip(conferences.of(briefing), roster.roll(briefing.id())))
                .map(found -> Turnout.of(briefing, found.getT1().name(), found.getT2(), clock.instant()))
                .flatMap(turnout -> sink.accept(turnout.events()).then(Mono.defer(() -> excuse(briefing, turnout))));
    }

    private Mono<Void> excuse(Briefing briefing, Turnout turnout) {
        return transactions
                .run(Flux.fromIterable(turnout.excuses())
                        .concatMap(excuse -> ledger.append(briefing.id(), turnout.excusedAt(), excuse))
                        .then(Mono.just(true)))
                .then();
    }
}
