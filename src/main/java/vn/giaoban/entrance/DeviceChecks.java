package vn.giaoban.entrance;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.pages.Reader;
import vn.giaoban.preflight.CheckCard;
import vn.giaoban.preflight.DeviceCheck;
import vn.giaoban.preflight.Preflights;

/** The check of a room's device on its own page, which is open on the very machine that will be in the conference. */
@Component
class DeviceChecks {

    private final Preflights preflights;

    DeviceChecks(Preflights preflights) {
        this.preflights = preflights;
    }

    /** How the device stands; empty for a person, who checks for themselves. */
    Mono<Optional<CheckCard>> cardOf(Admission admission, Reader reader) {
        var point = admission.found().link().point();
        if (point == null) return Mono.just(Optional.empty());
        var action = reader.path() + "/preflight" + reader.query() + "#preflight";
        return preflights
                .card(admission.briefing(), point, reader.texts(), action)
                .map(Optional::of);
    }

    /** Keeps what is said of the device; fails with {@link NotFound} for a person, and when it is not the time for it. */
    Mono<DeviceCheck> confirm(Admission admission, Map<String, String> fields, @Nullable String agent) {
        var link = admission.found().link();
        var point = link.point();
        if (point == null) return Mono.error(new NotFound("This form").asException());
        return preflights.confirm(admission.briefing(), point, null, fields, agent, new Actor("link:" + link.id()));
    }
}
