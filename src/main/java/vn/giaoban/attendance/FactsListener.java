package vn.giaoban.attendance;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.outbox.OutboxListener;

/** Computes anew when facts have arrived; many arrivals in a row cost as much as one. */
@Component
class FactsListener implements OutboxListener<AttendanceEvent.Changed> {

    private final Attendance attendance;

    FactsListener(Attendance attendance) {
        this.attendance = attendance;
    }

    @Override
    public String name() {
        return "attendance-facts";
    }

    @Override
    public Class<AttendanceEvent.Changed> type() {
        return AttendanceEvent.Changed.class;
    }

    @Override
    public boolean hearsOnce() {
        return true;
    }

    @Override
    public Mono<Void> on(AttendanceEvent.Changed event) {
        return attendance.refreshIfOutdated(event.briefing());
    }
}
