package vn.giaoban.points;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Tells what stands in the way of retiring a point or a room; modules that use points implement it. */
public interface PointUse {

    /**
     * A coming briefing that counts on it.
     *
     * @param briefing its id
     */
    record Use(UUID briefing, String title, Instant start, Instant end) {}

    /**
     * The coming uses, soonest first.
     *
     * @param point the point's code
     * @param room the room's id; null for any of the point
     */
    Flux<Use> comingUses(String point, @Nullable String room);
}
