package vn.giaoban.preflight;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.live.ReadyPoints;
import vn.giaoban.preflight.Readiness.State;

/** Tells the live board which points have said, of their room's device, that all of it works. */
@Component
class CheckedPoints implements ReadyPoints {

    private final Briefings briefings;
    private final PreflightStore store;

    CheckedPoints(Briefings briefings, PreflightStore store) {
        this.briefings = briefings;
        this.store = store;
    }

    @Override
    public Mono<Set<String>> of(BriefingId briefing) {
        return briefings
                .get(briefing)
                .flatMapMany(found -> store.checksOf(found, null))
                .filter(check -> check.delegate() == null)
                .collect(Collectors.toMap(DeviceCheck::point, PreflightPolicy::stateOf, (_, later) -> later))
                .map(CheckedPoints::ready);
    }

    private static Set<String> ready(Map<String, State> states) {
        return states.entrySet().stream()
                .filter(point -> point.getValue() == State.READY)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
