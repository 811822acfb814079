package vn.giaoban.control;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingEvent;
import vn.giaoban.outbox.OutboxListener;

/** A briefing that is called off has no room any more, and one whose points change has others in it. */
@Component
class BriefingListener implements OutboxListener<BriefingEvent> {

    private final Looks looks;

    BriefingListener(Looks looks) {
        this.looks = looks;
    }

    @Override
    public String name() {
        return "rooms";
    }

    @Override
    public Class<BriefingEvent> type() {
        return BriefingEvent.class;
    }

    @Override
    public Mono<Void> on(BriefingEvent event) {
        return looks.afterCommit(event.briefing().id());
    }
}
