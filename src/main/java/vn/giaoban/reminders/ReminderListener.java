package vn.giaoban.reminders;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingEvent;
import vn.giaoban.outbox.OutboxListener;

/** Reminders follow the plan: armed when it is published, again when it moves, dropped when it is called off. */
@Component
class ReminderListener implements OutboxListener<BriefingEvent> {

    private final Reminders reminders;

    ReminderListener(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public String name() {
        return "reminders";
    }

    @Override
    public Class<BriefingEvent> type() {
        return BriefingEvent.class;
    }

    @Override
    public Mono<Void> on(BriefingEvent event) {
        return switch (event) {
            case BriefingEvent.Scheduled scheduled -> reminders.arm(scheduled.briefing());
            case BriefingEvent.Changed changed -> reminders.arm(changed.briefing());
            case BriefingEvent.Cancelled cancelled -> reminders.drop(cancelled.briefing());
            // what is still armed then is found by the sweep, and shown as missed
            case BriefingEvent.Started _, BriefingEvent.Ended _ -> Mono.empty();
        };
    }
}
