package vn.giaoban.invitations;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Letters that a mail server took and could not deliver in the end. */
@Component
public class Bounces {

    private static final Pattern OURS = Pattern.compile("<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^>]+>");

    private final EchoStore store;

    Bounces(EchoStore store) {
        this.store = store;
    }

    /**
     * Within a transaction: the letter came back. Only one that is SENT can be BOUNCED: one that is under way again has a newer state.
     *
     * @param messageId with its angle brackets
     * @return whether its state was changed; empty when it is no letter of this service
     */
    public Mono<Boolean> bounced(String messageId, String reason, Instant at) {
        var ours = OURS.matcher(messageId);
        return ours.matches() ? store.bounced(UUID.fromString(ours.group(1)), messageId, reason, at) : Mono.empty();
    }
}
