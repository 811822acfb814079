package vn.giaoban.live;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingEvent;
import vn.giaoban.outbox.OutboxListener;

/** The plan or the status changed: the board has another head. */
@Component
class BriefingListener implements OutboxListener<BriefingEvent> {

    private final Refresher refresher;

    BriefingListener(Refresher refresher) {
        this.refresher = refresher;
    }

    @Override
    public String name() {
        return "live-briefing";
    }

    @Override
    public Class<BriefingEvent> type() {
        return BriefingEvent.class;
    }

    @Override
    public Mono<Void> on(BriefingEvent event) {
        return Mono.fromRunnable(() -> refresher.wake(event.briefing().id()));
    }
}
