package vn.giaoban.ledger;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingEvent;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.outbox.OutboxListener;

/** Gives a briefing the events that its room told before the briefing had it. */
@Component
class OrphanListener implements OutboxListener<BriefingEvent> {

    private final Intaking intaking;
    private final Conferences conferences;

    OrphanListener(Intaking intaking, Conferences conferences) {
        this.intaking = intaking;
        this.conferences = conferences;
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public Class<BriefingEvent> type() {
        return BriefingEvent.class;
    }

    @Override
    public Mono<Void> on(BriefingEvent event) {
        return conferences
                .of(event.briefing())
                .flatMap(conference -> intaking.adopt(event.briefing().id(), conference.name()));
    }
}
