package vn.giaoban.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.ledger.FactStore.Chain;

/**
 * Reads the facts of a briefing, and of one that was read lately only those that came since: a ledger only grows, and while a briefing is live it is read after every
 * arrival. What is remembered counts as long as its last fact still stands in the table with the same hash, which covers all before it.
 */
@Component
class Recollection {

    /** Facts of all briefings together: some 60 MB, 640 bytes each. */
    private static final int MOST_FACTS = 100_000;

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final FactStore facts;
    private final Cache<BriefingId, Extract> known = Caffeine.newBuilder()
            .maximumWeight(MOST_FACTS)
            .weigher((BriefingId _, Extract extract) -> 1 + extract.entries().size())
            .expireAfterAccess(KEPT)
            .build();

    Recollection(FactStore facts) {
        this.facts = facts;
    }

    /** All facts of a briefing, as they are now. */
    Mono<Extract> read(BriefingId briefing) {
        return facts.chain(briefing).flatMap(chain -> read(briefing, chain));
    }

    private Mono<Extract> read(BriefingId briefing, Chain chain) {
        var before = known.getIfPresent(briefing);
        if (before == null || chain.forgotten() > 0) return readAll(briefing, chain);
        return entries(briefing, before.seq())
                .filter(since -> !since.isEmpty() && since.getFirst().hash().equals(before.head()))
                .map(since -> Extract.of(joined(before, since), chain))
                .doOnNext(extract -> remember(briefing, extract))
                .switchIfEmpty(Mono.defer(() -> readAll(briefing, chain)));
    }

    private Mono<Extract> readAll(BriefingId briefing, Chain chain) {
        return entries(briefing, 0).map(all -> Extract.of(all, chain)).doOnNext(extract -> remember(briefing, extract));
    }

    private Mono<List<LedgerEntry>> entries(BriefingId briefing, long from) {
        return facts.pagesOf(briefing, from)
                .flatMapIterable(page -> List.of(page.split("\n", -1)))
                .mapNotNull(Extract::entry)
                .collectList();
    }

    private static List<LedgerEntry> joined(Extract before, List<LedgerEntry> since) {
        if (since.size() == 1) return before.entries();
        var all = new ArrayList<>(before.entries());
        all.addAll(since.subList(1, since.size()));
        return all;
    }

    private void remember(BriefingId briefing, Extract extract) {
        if (extract.entries().isEmpty() || extract.isForgotten()) known.invalidate(briefing);
        else known.asMap().merge(briefing, extract, (old, read) -> read.seq() >= old.seq() ? read : old);
    }
}
