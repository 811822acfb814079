package vn.giaoban.roster;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.outbox.Outbox;

/** The seats of delegates: who has one, and who came to it in whose place. */
@Component
public class Seats {

    private final SeatStore store;
    private final PersonalLinks links;
    private final Outbox outbox;

    Seats(SeatStore store, PersonalLinks links, Outbox outbox) {
        this.store = store;
        this.links = links;
        this.outbox = outbox;
    }

    /**
     * Who takes a seat.
     *
     * @param title position
     * @param email where the invitation goes; null for somebody who is given the link by hand
     */
    public record Successor(
            String name,
            @Nullable String title,
            @Nullable String email,
            @Nullable String phone) {}

    /** Within a transaction: a delegate, whom nobody else can change before it ends; empty when the briefing does not expect them (any more). */
    public Mono<Delegate> getForChange(BriefingId briefing, UUID delegate) {
        return store.findForChange(briefing, delegate);
    }

    /** Somebody whom the briefing expects, or did before; empty when it never did. */
    public Mono<Delegate> find(BriefingId briefing, UUID delegate) {
        return store.find(briefing, delegate);
    }

    /**
     * Within a transaction: puts somebody else in a delegate's seat, with the same point, role and place in the list. The one before is not
     * expected any more and their link is dead; the new one has a link of their own and has not answered yet. Who listens to
     * {@link RosterEvent} hears of it.
     *
     * @param from a delegate who was got for change
     */
    public Mono<Delegate> pass(BriefingId briefing, Delegate from, Successor to) {
        var link = UUID.randomUUID();
        var next = new Delegate(
                UUID.randomUUID(),
                to.name(),
                to.title(),
                to.email(),
                to.phone(),
                from.point(),
                from.role(),
                Response.PENDING,
                from.id());
        return store.pass(briefing, next, link, PersonalLinks.hash(links.token(link, 1)))
                .then(outbox.append(new RosterEvent.Changed(briefing)))
                .thenReturn(next);
    }

    /** The names of those in whose place others were put at this briefing, by their ids. */
    public Mono<Map<UUID, String>> formerHolders(BriefingId briefing) {
        return store.formerHolders(briefing);
    }
}
