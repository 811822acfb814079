package vn.giaoban.invitations;

import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.BriefingId;

/** Who was told what at which address: what an answer that comes back is measured by. */
@Component
public class Addressees {

    private final EchoStore store;

    Addressees(EchoStore store) {
        this.store = store;
    }

    /** For whom the address has an invitation to the briefing that still stands; a mailbox can be that of a point and of a person. */
    public Flux<Recipient> at(BriefingId briefing, String address) {
        return store.invitedAt(briefing, address.toLowerCase(Locale.ROOT));
    }

    /** The start that was told with a SEQUENCE; empty when none was. */
    public Mono<Instant> startTold(BriefingId briefing, int sequence) {
        return store.startTold(briefing, sequence);
    }
}
