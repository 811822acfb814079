package vn.giaoban.invitations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.letters.MessageKind;

/**
 * A message as the API shows it.
 *
 * @param recipient {@code POINT:<code>} or a delegate's id
 * @param email where it went, or should go
 * @param version of the briefing
 * @param detail the mail server's last answer, the file's name, or why nothing was sent
 * @param attempts how often it was tried
 * @param at when its state last changed
 */
record InvitationView(
        UUID id,
        String recipient,
        String name,
        @Nullable String email,
        MessageKind kind,
        int version,
        String channel,
        DeliveryState state,
        @Nullable String detail,
        int attempts,
        Instant at) {}
