package vn.giaoban.ledger;

import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;

/** Hears of new facts within the transaction that keeps them. */
public interface LedgerFollower {

    /** Facts were appended that can change what a briefing's facts come to. */
    Mono<Void> onFacts(BriefingId briefing);
}
