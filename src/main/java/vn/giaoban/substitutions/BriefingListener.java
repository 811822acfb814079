package vn.giaoban.substitutions;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingEvent;
import vn.giaoban.outbox.OutboxListener;

/** Takes back requests whose briefing is over or called off, or whose point was dropped from it. */
@Component
class BriefingListener implements OutboxListener<BriefingEvent> {

    private final Substitutions substitutions;

    BriefingListener(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    @Override
    public String name() {
        return "substitutions";
    }

    @Override
    public Class<BriefingEvent> type() {
        return BriefingEvent.class;
    }

    @Override
    public Mono<Void> on(BriefingEvent event) {
        return switch (event) {
            case BriefingEvent.Scheduled _, BriefingEvent.Started _ -> Mono.empty();
            case BriefingEvent.Changed _, BriefingEvent.Cancelled _, BriefingEvent.Ended _ ->
                substitutions.withdrawMoot(event.briefing().id());
        };
    }
}
