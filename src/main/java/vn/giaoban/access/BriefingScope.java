package vn.giaoban.access;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Knows which points a briefing concerns; of one module, asked by the chain for whoever is confined to a point. */
public interface BriefingScope {

    /**
     * Whether the point is expected at the briefing, or is its host; false when there is no such briefing.
     *
     * @param point code of the point
     */
    Mono<Boolean> concerns(UUID briefing, String point);
}
