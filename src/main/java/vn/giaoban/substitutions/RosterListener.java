package vn.giaoban.substitutions;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.outbox.OutboxListener;
import vn.giaoban.roster.RosterEvent;

/** Takes back requests whose delegate was dropped. */
@Component
class RosterListener implements OutboxListener<RosterEvent> {

    private final Substitutions substitutions;

    RosterListener(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    @Override
    public String name() {
        return "substitutions-roster";
    }

    @Override
    public Class<RosterEvent> type() {
        return RosterEvent.class;
    }

    @Override
    public Mono<Void> on(RosterEvent event) {
        return substitutions.withdrawMoot(event.briefing());
    }
}
