package vn.giaoban.live;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.outbox.OutboxListener;
import vn.giaoban.roster.RosterEvent;

/** Others are expected: the board has other lines. */
@Component
class RosterListener implements OutboxListener<RosterEvent> {

    private final Refresher refresher;

    RosterListener(Refresher refresher) {
        this.refresher = refresher;
    }

    @Override
    public String name() {
        return "live-roster";
    }

    @Override
    public Class<RosterEvent> type() {
        return RosterEvent.class;
    }

    @Override
    public Mono<Void> on(RosterEvent event) {
        return Mono.fromRunnable(() -> refresher.wake(event.briefing()));
    }
}
