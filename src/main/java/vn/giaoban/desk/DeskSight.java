package vn.giaoban.desk;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.pages.LinkHolder;
import vn.giaoban.pages.LinkParts;
import vn.giaoban.pages.Reader;
import vn.giaoban.preflight.DeviceCheck;
import vn.giaoban.preflight.Preflights;

/** What a point sees of its people's seats and of its devices, and what it says of the devices. */
@Component
class DeskSight {

    private final DeskSeats seats;
    private final Preflights preflights;
    private final LinkParts parts;

    DeskSight(DeskSeats seats, Preflights preflights, LinkParts parts) {
        this.seats = seats;
        this.preflights = preflights;
        this.parts = parts;
    }

    /** How it stands. */
    Mono<Seen> of(Desk desk, Reader reader) {
        var action = reader.path() + "/preflight" + reader.query() + "#preflight";
        return Mono.zip(
                        seats.of(desk, reader),
                        preflights.card(desk.briefing(), desk.code(), reader.texts(), action),
                        parts.of(new LinkHolder(desk.id().value(), desk.code(), true), reader))
                .map(found -> new Seen(found.getT1(), found.getT2(), found.getT3()));
    }

    /** Keeps what the point says of its room's devices. */
    Mono<DeviceCheck> check(Desk desk, Map<String, String> fields, @Nullable String agent) {
        return preflights.confirm(desk.briefing(), desk.code(), null, fields, agent, desk.actor());
    }
}
