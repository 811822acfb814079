package vn.giaoban.alerts;

import java.util.List;
import reactor.core.publisher.Mono;
import vn.giaoban.attendance.RollCall;

/** Who wants to know of every roll call that the sweep takes of a briefing that is near or live; the live board implements it. */
public interface RollCallFollower {

    /** Takes it; what fails here is the follower's own affair. */
    Mono<Void> follow(RollCall call, List<Alert> alerts);
}
