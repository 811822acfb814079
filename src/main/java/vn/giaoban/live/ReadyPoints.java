package vn.giaoban.live;

import java.util.Set;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;

/** Who knows which points have checked their equipment before a briefing; without such a bean the board shows none as ready. */
public interface ReadyPoints {

    /** The codes of the points that are ready. */
    Mono<Set<String>> of(BriefingId briefing);
}
