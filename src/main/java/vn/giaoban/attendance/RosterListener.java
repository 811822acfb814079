package vn.giaoban.attendance;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.outbox.OutboxListener;
import vn.giaoban.roster.RosterEvent;

/** Computes anew when others are expected. */
@Component
class RosterListener implements OutboxListener<RosterEvent> {

    private final Attendance attendance;

    RosterListener(Attendance attendance) {
        this.attendance = attendance;
    }

    @Override
    public String name() {
        return "attendance-roster";
    }

    @Override
    public Class<RosterEvent> type() {
        return RosterEvent.class;
    }

    @Override
    public Mono<Void> on(RosterEvent event) {
        return attendance.refresh(event.briefing());
    }
}
