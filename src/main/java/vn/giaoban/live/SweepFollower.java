package vn.giaoban.live;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.alerts.Alert;
import vn.giaoban.alerts.RollCallFollower;
import vn.giaoban.attendance.RollCall;

/** Tells what time alone has changed on a board, and new alerts, whenever the sweep has looked. */
@Component
class SweepFollower implements RollCallFollower {

    private static final Logger LOG = LoggerFactory.getLogger(SweepFollower.class);

    private final Boards boards;

    SweepFollower(Boards boards) {
        this.boards = boards;
    }

    @Override
    public Mono<Void> follow(RollCall call, List<Alert> alerts) {
        return boards.publish(call, alerts).onErrorResume(fault -> {
            LOG.debug("The board of {} can't be told now", call.briefing().id(), fault);
            return Mono.empty();
        });
    }
}
