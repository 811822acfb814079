package vn.giaoban.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Transactions;

/**
 * The trail as a chain: whoever changes or takes away an entry behind the service's back breaks it from there on.
 *
 * <p>Entries are written in the transactions of the changes they tell of, many at a time; if each had to know the hash of the one before, all changes would wait for
 * each other. So a change only leaves its entry and, beside it, the word that it has no link yet; a job on one instance links what is committed,
 * some seconds later, in an order of its own. What was rolled back leaves nothing; what commits late is linked late. Until then an entry is protected by the
 * trigger alone.
 */
@Component
public class AuditChain {

    private static final int BATCH = 500;

    private final SealStore store;
    private final Transactions transactions;

    AuditChain(SealStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /**
     * What looking through the chain found.
     *
     * @param intact whether every link covers its entry and the link before it, and no entry is without
     * @param links how many links there are
     * @param head hash of the last, in hex: who keeps it elsewhere can tell later whether the chain was made anew
     * @param waiting how many entries are too new to have a link
     * @param brokenAt number of the first entry where it breaks; null when it is intact
     * @param fault what is wrong there; null when nothing is
     */
    public record Finding(
            boolean intact,
            long links,
            String head,
            long waiting,
            @Nullable Long brokenAt,
            @Nullable String fault) {}

    /** Links all that is committed; gives how many entries. */
    Mono<Long> seal() {
        return transactions
                .run(sealSome())
                .expand(done -> done < BATCH ? Mono.empty() : transactions.run(sealSome()))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> sealSome() {
        return store.lock()
                .flatMap(head -> store.waiting(BATCH).collectList().flatMap(waiting -> append(head, waiting)));
    }

    private Mono<Long> append(SealStore.Head head, List<SealStore.Waiting> waiting) {
        if (waiting.isEmpty()) return Mono.just(0L);
        var links = new ArrayList<AuditSeal>();
        var seq = head.seq();
        var hash = head.hash();
        for (var entry : waiting) {
            var link = AuditSeal.after(seq, hash, entry.id(), entry.text());
            links.add(link);
            seq = link.seq();
            hash = link.hash();
        }
        return store.append(links).thenReturn((long) links.size());
    }

    /** The end of the chain and how much waits, without looking through it. */
    public Mono<Finding> end() {
        return Mono.zip(store.head(), store.countWaiting())
                .map(found ->
                        new Finding(true, found.getT1().seq(), found.getT1().hash(), found.getT2(), null, null));
    }

    /** Looks through the whole chain, a piece at a time. */
    public Mono<Finding> verify() {
        return end().flatMap(end -> follow(end, 1, AuditSeal.GENESIS));
    }

    private Mono<Finding> follow(Finding end, long from, String head) {
        return store.links(from, BATCH).collectList().flatMap(some -> {
            var before = head;
            var seq = from;
            for (var covered : some) {
                if (covered.link().seq() > end.links()) break;
                var fault = fault(covered, seq, before);
                if (fault.isPresent())
                    return Mono.just(broken(end, covered.link().entry(), fault.get()));
                before = covered.link().hash();
                seq++;
            }
            if (some.size() == BATCH && seq <= end.links()) return follow(end, seq, before);
            if (seq != end.links() + 1 || !before.equals(end.head()))
                return Mono.just(broken(end, null, "the end of the chain is gone"));
            return store.findStray()
                    .map(entry -> broken(end, entry, "the entry is not in the chain"))
                    .defaultIfEmpty(end);
        });
    }

    private static Optional<String> fault(SealStore.Covered covered, long seq, String before) {
        var link = covered.link();
        if (link.seq() != seq) return Optional.of("link " + seq + " is gone");
        if (covered.text() == null) return Optional.of("the entry is gone");
        if (!link.previous().equals(before)) return Optional.of("it does not follow on the link before");
        return link.covers(covered.text()) ? Optional.empty() : Optional.of("the entry is not what was written");
    }

    private static Finding broken(Finding end, @Nullable Long entry, String fault) {
        return new Finding(false, end.links(), end.head(), end.waiting(), entry, fault);
    }
}
