package vn.giaoban.invitations;

import java.util.Set;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Recipient;
import vn.giaoban.letters.MessageKind;

/**
 * A message that should go out.
 *
 * @param first whether it is the recipient's first invitation, as opposed to an update
 * @param changes what an update, or a reminder, is about
 * @param waits whether it may wait for further edits, to tell them together
 */
record Draft(Recipient recipient, MessageKind kind, boolean first, Set<Change> changes, boolean waits) {}
