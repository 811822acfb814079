package vn.giaoban.live;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.ledger.LedgerFollower;

/**
 * Facts came: the board may have changed. It is told right after the commit and not by the outbox, where it would wait behind whatever else is delivered, such as the
 * letters of a briefing of all points; what an instance that dies did not tell any more, the next sweep does.
 */
@Component
class FreshFacts implements LedgerFollower {

    private final Refresher refresher;

    FreshFacts(Refresher refresher) {
        this.refresher = refresher;
    }

    @Override
    public Mono<Void> onFacts(BriefingId briefing) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(() -> refresher.wake(briefing));
                    }
                }))
                .then();
    }
}
