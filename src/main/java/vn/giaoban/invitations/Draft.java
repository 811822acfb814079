package vn.giaoban.invitations;

import java.util.Map;
import java.util.Set;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Recipient;
import vn.giaoban.letters.MessageKind;

/**
 * A message that should go out.
 *
 * @param first whether it is the recipient's first invitation, as opposed to an update
 * @param changes what an update, or a reminder, is about
 * @param details facts beside the plan that only this message tells, by name
 * @param waits whether it may wait for further edits, to tell them together
 */
public record Draft(
        Recipient recipient,
        MessageKind kind,
        boolean first,
        Set<Change> changes,
        Map<String, String> details,
        boolean waits) {

    /** One without such facts. */
    public Draft(Recipient recipient, MessageKind kind, boolean first, Set<Change> changes, boolean waits) {
        this(recipient, kind, first, changes, Map.of(), waits);
    }
}
