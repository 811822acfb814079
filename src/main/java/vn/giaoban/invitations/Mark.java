package vn.giaoban.invitations;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import vn.giaoban.letters.Message;
import vn.giaoban.post.PostFault;

/**
 * How an attempt went, as it is written down.
 *
 * @param attempt which attempt it was
 * @param state how far the message has come; QUEUED when it is tried again
 * @param detail what was answered, or why nothing was sent
 * @param inDoubt whether the recipient may have it although nobody confirmed it
 * @param delay how long it waits for the next attempt
 * @param tried false when there was no attempt after all
 */
record Mark(
        UUID message,
        int attempt,
        DeliveryState state,
        String detail,
        Instant at,
        boolean inDoubt,
        Duration delay,
        boolean tried) {

    /** It is out: this stands whoever else has tried meanwhile. */
    static Mark sent(Message message, String answer, Instant at) {
        return end(message, DeliveryState.SENT, answer, at, false);
    }

    /** It is given up; somebody has to look at it. */
    static Mark failed(Message message, PostFault fault, Instant at) {
        return end(message, DeliveryState.FAILED, fault.answer(), at, fault.isInDoubt());
    }

    /** It no longer makes sense. */
    static Mark missed(Message message, String reason, Instant at) {
        return end(message, DeliveryState.MISSED, reason, at, false);
    }

    /** It is tried again after a while, unless somebody else has taken it over meanwhile. */
    static Mark again(Message message, PostFault fault, Duration delay, Instant at) {
        return new Mark(
                message.id(),
                message.attempts(),
                DeliveryState.QUEUED,
                fault.answer(),
                at,
                fault.isInDoubt(),
                delay,
                true);
    }

    /** Nobody has tried yet, and whoever comes next may. */
    static Mark givenBack(Message message, Instant at) {
        var reason = "the service was stopped before its turn";
        return new Mark(
                message.id(), message.attempts(), DeliveryState.QUEUED, reason, at, false, Duration.ZERO, false);
    }

    private static Mark end(Message message, DeliveryState state, String detail, Instant at, boolean inDoubt) {
        return new Mark(message.id(), message.attempts(), state, detail, at, inDoubt, Duration.ZERO, true);
    }
}
