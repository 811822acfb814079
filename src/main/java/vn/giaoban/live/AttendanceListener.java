package vn.giaoban.live;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.attendance.AttendanceEvent;
import vn.giaoban.outbox.OutboxListener;

/** Facts came: the board may have changed. */
@Component
class AttendanceListener implements OutboxListener<AttendanceEvent> {

    private final Refresher refresher;

    AttendanceListener(Refresher refresher) {
        this.refresher = refresher;
    }

    @Override
    public String name() {
        return "live-attendance";
    }

    @Override
    public Class<AttendanceEvent> type() {
        return AttendanceEvent.class;
    }

    @Override
    public Mono<Void> on(AttendanceEvent event) {
        return Mono.fromRunnable(() -> refresher.wake(event.briefing()));
    }
}
