package vn.giaoban.attendance;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.ledger.LedgerFollower;
import vn.giaoban.outbox.Outbox;

/** Writes down that a briefing has new facts; computing what they come to follows after the commit. */
@Component
class FactsFollower implements LedgerFollower {

    private final ResultStore results;
    private final Outbox outbox;

    FactsFollower(ResultStore results, Outbox outbox) {
        this.results = results;
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> onFacts(BriefingId briefing) {
        return results.announce(briefing).then(outbox.append(new AttendanceEvent.Changed(briefing)));
    }
}
