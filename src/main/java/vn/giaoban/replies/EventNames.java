package vn.giaoban.replies;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;

/** Which briefing a calendar speaks of: the one place that knows what UIDs our letters give events. */
@Component
class EventNames {

    private static final String OURS = "@giaoban";

    /**
     * The briefing; empty when it is no event of this service.
     *
     * @param uid {@code <briefing>@giaoban}
     * @param recurrenceId of an occurrence; events of single briefings have none
     */
    Mono<BriefingId> briefingOf(String uid, @Nullable String recurrenceId) {
        if (recurrenceId != null || !uid.endsWith(OURS)) return Mono.empty();
        try {
            var id = uid.substring(0, uid.length() - OURS.length());
            return id.length() == 36 ? Mono.just(new BriefingId(UUID.fromString(id))) : Mono.empty();
        } catch (IllegalArgumentException e) {
            return Mono.empty();
        }
    }
}
