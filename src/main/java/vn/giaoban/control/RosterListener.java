package vn.giaoban.control;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.outbox.OutboxListener;
import vn.giaoban.roster.RosterEvent;

/** Who is not expected any more leaves the room. */
@Component
class RosterListener implements OutboxListener<RosterEvent> {

    private final Looks looks;

    RosterListener(Looks looks) {
        this.looks = looks;
    }

    @Override
    public String name() {
        return "rooms-roster";
    }

    @Override
    public Class<RosterEvent> type() {
        return RosterEvent.class;
    }

    @Override
    public Mono<Void> on(RosterEvent event) {
        return looks.afterCommit(event.briefing());
    }
}
