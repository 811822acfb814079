package vn.giaoban.invitations;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By which channel a recipient is told from now on.
 *
 * @param fallback tried when mail can't be delivered or comes back; none unless it is said
 */
record ChannelForm(@NotNull Choice channel, @Nullable Channel fallback) {

    /** One channel, or both. */
    enum Choice {
        MAIL,
        WEBHOOK,
        BOTH
    }

    /**
     * The same as the API shows it.
     *
     * @param recipient {@code POINT:<code>} or a mail address
     */
    record View(String recipient, Choice channel, @Nullable Channel fallback, Instant at) {}
}
