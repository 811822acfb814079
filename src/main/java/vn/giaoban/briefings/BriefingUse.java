package vn.giaoban.briefings;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import vn.giaoban.points.PointUse;

/** Keeps points and rooms that coming briefings count on from being retired. */
@Component
class BriefingUse implements PointUse {

    private final BriefingStore store;
    private final Clock clock;

    BriefingUse(BriefingStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Flux<Use> comingUses(String point, @Nullable String room) {
        return store.findComing(point, room, clock.instant())
                .map(b -> new Use(
                        b.id().value(), b.title(), b.time().start(), b.time().end()));
    }
}
