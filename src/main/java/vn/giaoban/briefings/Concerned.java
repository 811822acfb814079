package vn.giaoban.briefings;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.access.BriefingScope;

/** Tells the security chain which briefings the secretary of a point may see. */
@Component
class Concerned implements BriefingScope {

    private final BriefingStore store;

    Concerned(BriefingStore store) {
        this.store = store;
    }

    @Override
    public Mono<Boolean> concerns(UUID briefing, String point) {
        return store.concerns(briefing, point);
    }
}
