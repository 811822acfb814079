package vn.giaoban.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.ledger.Link.Draft;

/** The facts of attendance: appended, read, sealed, looked over. What they come to is not its business. */
@Component
@EnableConfigurationProperties(LedgerSettings.class)
public class Ledger {

    private final Chains chains;
    private final FactStore facts;
    private final Recollection recollection;
    private final SealStore seals;
    private final SealKeys keys;
    private final Clock clock;

    Ledger(Chains chains, FactStore facts, Recollection recollection, SealStore seals, SealKeys keys, Clock clock) {
        this.chains = chains;
        this.facts = facts;
        this.recollection = recollection;
        this.seals = seals;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Appends what somebody said; call it within the transaction of what it leads to.
     *
     * @param at when it was said
     */
    public Mono<Void> append(BriefingId briefing, Instant at, Fact said) {
        var draft = new Draft(FactText.kindOf(said), Link.micros(at), FactText.of(said), "", false);
        return chains.append(Map.of(briefing.value(), List.of(draft)));
    }

    /** All facts of a briefing. */
    public Mono<Extract> read(BriefingId briefing) {
        return recollection.read(briefing);
    }

    /**
     * The number of the last fact of each briefing that can change what its facts come to; briefings of which nothing was told are left
     * out.
     */
    public Mono<Map<BriefingId, Long>> changedAt(Collection<BriefingId> briefings) {
        return facts.changed(briefings).collectMap(FactStore.Changed::briefing, FactStore.Changed::seq);
    }

    /** When the conference server last told something of each briefing; those of which it told nothing are left out. */
    public Mono<Map<BriefingId, Instant>> lastEvents(Collection<BriefingId> briefings) {
        return facts.lastEvents(briefings).collectMap(FactStore.Told::briefing, FactStore.Told::at);
    }

    /** What was said last of each delegate in a point's room. */
    public Flux<LedgerEntry> newestTicks(BriefingId briefing, String point) {
        return facts.newestTicks(briefing, point);
    }

    /**
     * Signs what facts came to, unless the newest seal says just that.
     *
     * @param extract the facts it was computed from
     * @param verdicts SHA-256 of the verdicts, in hex
     */
    public Mono<Seal> seal(BriefingId briefing, Extract extract, String verdicts) {
        return sealOf(briefing)
                .filter(seal -> seal.facts() == extract.seq() && seal.verdicts().equals(verdicts))
                .switchIfEmpty(Mono.defer(() -> sign(briefing, extract, verdicts)
                        .flatMap(seal -> seals.add(seal).thenReturn(seal))));
    }

    private Mono<Seal> sign(BriefingId briefing, Extract extract, String verdicts) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var text = Seal.text(briefing, extract.seq(), extract.head(), verdicts, at);
        return keys.inUse()
                .publishOn(Schedulers.boundedElastic())
                .map(key -> Seal.of(briefing, extract.seq(), extract.head(), verdicts, at, key.id(), key.sign(text)));
    }

    /** The newest seal of a briefing; empty when its attendance was never closed. */
    public Mono<Seal> sealOf(BriefingId briefing) {
        return seals.newest(briefing);
    }

    /** Looks at every fact and every seal of a briefing; call it within a transaction, so that nothing is appended meanwhile. */
    public Mono<Verification> verify(BriefingId briefing) {
        return facts.chainAtRest(briefing)
                .flatMap(chain -> Mono.zip(Mono.just(chain), seals.of(briefing).collectList(), keys.all()))
                .flatMap(known -> facts.linksOf(briefing)
                        .publishOn(Schedulers.boundedElastic())
                        .collect(() -> new ChainCheck(known.getT1(), known.getT2()), ChainCheck::add)
                        .map(check -> check.toVerification(known.getT2(), known.getT3())));
    }
}
