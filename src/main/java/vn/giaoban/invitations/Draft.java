package vn.giaoban.invitations;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Recipient;
import vn.giaoban.calendars.Portion;
import vn.giaoban.letters.Before;
import vn.giaoban.letters.MessageKind;

/**
 * A message that should go out.
 *
 * @param first whether it is the recipient's first invitation, as opposed to an update
 * @param changes what an update, or a reminder, is about
 * @param before what the recipient was told last, for an update that names the differences
 * @param portion what it tells of a series; null when it is about one briefing
 * @param details facts beside the plan that only this message tells, by name
 * @param waits whether it may wait for further edits, to tell them together
 */
public record Draft(
        Recipient recipient,
        MessageKind kind,
        boolean first,
        Set<Change> changes,
        @Nullable Before before,
        @Nullable Portion portion,
        Map<String, String> details,
        boolean waits) {

    /** The same with a link for its recipient. */
    public Draft linkedBy(@Nullable UUID link) {
        return new Draft(recipient.linkedBy(link), kind, first, changes, before, portion, details, waits);
    }

    /** One that tells facts beside the plan, and of no differences. */
    public Draft(
            Recipient recipient,
            MessageKind kind,
            boolean first,
            Set<Change> changes,
            Map<String, String> details,
            boolean waits) {
        this(recipient, kind, first, changes, null, null, details, waits);
    }

    /** One without such facts. */
    public Draft(Recipient recipient, MessageKind kind, boolean first, Set<Change> changes, boolean waits) {
        this(recipient, kind, first, changes, null, null, Map.of(), waits);
    }
}
