package vn.giaoban.attendance;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingEvent;
import vn.giaoban.outbox.OutboxListener;

/** Computes anew when a briefing's end has come, or its plan was changed, or it was called off. */
@Component
class BriefingListener implements OutboxListener<BriefingEvent> {

    private final Attendance attendance;

    BriefingListener(Attendance attendance) {
        this.attendance = attendance;
    }

    @Override
    public String name() {
        return "attendance";
    }

    @Override
    public Class<BriefingEvent> type() {
        return BriefingEvent.class;
    }

    @Override
    public Mono<Void> on(BriefingEvent event) {
        return switch (event) {
            case BriefingEvent.Scheduled _, BriefingEvent.Started _ -> Mono.empty();
            case BriefingEvent.Changed changed ->
                attendance.refresh(changed.briefing().id());
            case BriefingEvent.Cancelled cancelled ->
                attendance.refresh(cancelled.briefing().id());
            case BriefingEvent.Ended ended ->
                attendance.refresh(ended.briefing().id());
        };
    }
}
