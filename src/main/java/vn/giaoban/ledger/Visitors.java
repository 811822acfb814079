package vn.giaoban.ledger;

import java.util.Collection;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.intake.VisitorDirectory;

/** Says who is behind an address, by the joins that were told. */
@Component
class Visitors implements VisitorDirectory {

    private final FactStore facts;
    private final Conferences conferences;

    Visitors(FactStore facts, Conferences conferences) {
        this.facts = facts;
        this.conferences = conferences;
    }

    @Override
    public Flux<ConferenceEvent.Visit> lastVisits(String room, Collection<String> jids) {
        return conferences.briefingOf(room).flatMapMany(briefing -> facts.lastJoins(briefing, jids));
    }
}
