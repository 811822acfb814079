package vn.giaoban.control;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.outbox.OutboxListener;
import vn.giaoban.roster.LinkRenewed;

/** Who came in by a link that is dead now leaves the room. */
@Component
class LinkListener implements OutboxListener<LinkRenewed> {

    private final ControlStore store;
    private final Looks looks;

    LinkListener(ControlStore store, Looks looks) {
        this.store = store;
        this.looks = looks;
    }

    @Override
    public String name() {
        return "rooms-links";
    }

    @Override
    public Class<LinkRenewed> type() {
        return LinkRenewed.class;
    }

    @Override
    public Mono<Void> on(LinkRenewed event) {
        return store.expel(event.briefing(), new Expulsion(event.delegate().toString(), event.at()))
                .then(looks.afterCommit(event.briefing()));
    }
}
