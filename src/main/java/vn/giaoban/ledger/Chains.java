package vn.giaoban.ledger;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.ledger.Link.Draft;
import vn.giaoban.ledger.Link.Head;

/** Appends facts to the chains of their briefings, always within a transaction of the caller, and tells the followers. */
@Component
class Chains {

    private final ChainStore store;
    private final ObjectProvider<LedgerFollower> followers;

    Chains(ChainStore store, ObjectProvider<LedgerFollower> followers) {
        this.store = store;
        this.followers = followers;
    }

    /** Appends what is new of the facts of each briefing. */
    Mono<Void> append(Map<UUID, List<Draft>> drafts) {
        if (drafts.isEmpty()) return Mono.empty();
        return store.lock(drafts.keySet())
                .flatMap(heads -> known(drafts.values()).flatMap(known -> write(link(heads, drafts, known))));
    }

    private Mono<Set<String>> known(Collection<List<Draft>> drafts) {
        var digests = drafts.stream()
                .flatMap(List::stream)
                .map(Draft::digest)
                .filter(digest -> !digest.isEmpty())
                .toList();
        return digests.isEmpty() ? Mono.just(Set.of()) : store.known(digests);
    }

    /** New rows, and the ends of the chains after them. */
    private record Growth(List<Link> links, Map<UUID, Head> ends, Set<UUID> changed) {}

    private static Growth link(Map<UUID, Head> heads, Map<UUID, List<Draft>> drafts, Set<String> known) {
        var growth = new Growth(new ArrayList<>(), new HashMap<>(), new HashSet<>());
        var seen = new HashSet<>(known);
        drafts.forEach((briefing, facts) -> {
            for (var draft : facts) {
                if (!draft.digest().isEmpty() && !seen.add(draft.digest())) continue;
                var head = requireNonNull(growth.ends.getOrDefault(briefing, heads.get(briefing)));
                var link = Link.after(head, draft);
                growth.links.add(link);
                growth.ends.put(briefing, head.with(link, draft.quiet()));
                if (!draft.quiet()) growth.changed.add(briefing);
            }
        });
        return growth;
    }

    private Mono<Void> write(Growth growth) {
        if (growth.links.isEmpty()) return Mono.empty();
        return store.append(growth.links, growth.ends.values())
                .thenMany(Flux.fromIterable(growth.changed))
                .sort()
                .concatMap(briefing -> tell(new BriefingId(briefing)))
                .then();
    }

    private Mono<Void> tell(BriefingId briefing) {
        return Flux.fromStream(followers::orderedStream)
                .concatMap(follower -> follower.onFacts(briefing))
                .then();
    }

    /** Appends a list of who is in a room, as the difference to the one before. */
    Mono<Void> append(UUID briefing, Fact.Listed full, long at) {
        return store.lock(List.of(briefing))
                .flatMap(heads -> store.listed(briefing, full.roomJid())
                        .collectList()
                        .zipWith(store.isQuiet(
                                briefing, requireNonNull(heads.get(briefing)).seq()))
                        .flatMap(before -> write(link(
                                heads,
                                Map.of(briefing, List.of(difference(full, before.getT1(), before.getT2(), at))),
                                Set.of()))));
    }

    private static Draft difference(Fact.Listed full, List<String> before, boolean quiet, long at) {
        var came = new ArrayList<>(full.came());
        came.removeAll(new HashSet<>(before));
        var gone = new ArrayList<>(before);
        gone.removeAll(new HashSet<>(full.came()));
        var fact = new Fact.Listed(full.roomJid(), full.at(), came, gone);
        return new Draft(FactText.LIST, at, FactText.of(fact), "", quiet && came.isEmpty() && gone.isEmpty());
    }

    /** What a caller gathers before it appends: facts by briefing, in the order they came. */
    static Map<UUID, List<Draft>> gathering() {
        return new LinkedHashMap<>();
    }
}
