package vn.giaoban.invitations;

import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.letters.MessageKind;

/**
 * The last message that a recipient has, may have, or is about to get.
 *
 * @param plan what it tells
 * @param inDoubt whether it may have arrived although nobody confirmed it
 */
public record Told(Recipient recipient, MessageKind kind, Plan plan, DeliveryState state, boolean inDoubt) {

    /** Whether the recipient has, or is sure to get, an invitation that still stands. */
    public boolean isInvited() {
        return kind == MessageKind.REQUEST && state != DeliveryState.MISSED;
    }

    /** Whether an invitation may lie in the recipient's mailbox, so that calling it off makes sense. */
    public boolean needsCancel() {
        return kind == MessageKind.REQUEST && (state != DeliveryState.FAILED || inDoubt);
    }

    /** Whether the mail server has taken it. */
    public boolean isSent() {
        return state == DeliveryState.SENT || state == DeliveryState.BOUNCED;
    }
}
