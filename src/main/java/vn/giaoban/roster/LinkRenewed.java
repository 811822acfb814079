package vn.giaoban.roster;

import java.time.Instant;
import java.util.UUID;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.DomainEvent;

/**
 * A delegate's personal link is dead, and another has taken its place.
 *
 * @param at when; who came in before that came by the dead one
 */
public record LinkRenewed(BriefingId briefing, UUID delegate, Instant at) implements DomainEvent {

    @Override
    public String key() {
        return "briefing:" + briefing;
    }
}
