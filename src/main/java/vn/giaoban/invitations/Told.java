package vn.giaoban.invitations;

import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.calendars.Portion;
import vn.giaoban.letters.MessageKind;

/**
 * The last message that a recipient has, may have, or is about to get.
 *
 * @param plan what it tells
 * @param sequence iCalendar SEQUENCE that it has
 * @param inDoubt whether it may have arrived although nobody confirmed it
 * @param portion what it tells of a series; null when it is about one briefing
 */
public record Told(
        Recipient recipient,
        MessageKind kind,
        int sequence,
        Plan plan,
        DeliveryState state,
        boolean inDoubt,
        @Nullable Portion portion) {

    /** Whether the recipient has, or is sure to get, an invitation that still stands. */
    public boolean isInvited() {
        return kind == MessageKind.REQUEST && state != DeliveryState.MISSED;
    }

    /** Whether an invitation may lie in the recipient's mailbox, so that calling it off makes sense. */
    public boolean needsCancel() {
        return kind == MessageKind.REQUEST && (state != DeliveryState.FAILED || inDoubt);
    }

    /** Whether it still waits for the post, so that it might be taken back. */
    public boolean isWaiting() {
        return state == DeliveryState.QUEUED;
    }

    /** Whether the mail server has taken it. */
    public boolean isSent() {
        return state == DeliveryState.SENT || state == DeliveryState.BOUNCED;
    }
}
