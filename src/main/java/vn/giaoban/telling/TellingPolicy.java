package vn.giaoban.telling;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.invitations.Draft;
import vn.giaoban.invitations.Told;
import vn.giaoban.letters.Before;
import vn.giaoban.letters.MessageKind;

/** Who has to be told of a plan, given what everybody was told before. Applying it twice gives the same messages. */
final class TellingPolicy {

    private TellingPolicy() {}

    /**
     * Invitations for the new, updates for those for whom something changed, cancellations for those who are no longer expected.
     *
     * @param told by {@link Recipient#key()}
     */
    static List<Draft> tell(Plan plan, List<Recipient> expected, Map<String, Told> told) {
        var drafts = new ArrayList<Draft>();
        var keys = new HashSet<String>();
        for (var recipient : expected) {
            keys.add(recipient.key());
            var draft = tell(plan, recipient, told.get(recipient.key()));
            if (draft != null) drafts.add(draft);
        }
        told.values().stream()
                .filter(past -> !keys.contains(past.recipient().key()))
                .filter(Told::needsCancel)
                .map(TellingPolicy::cancellation)
                .forEach(drafts::add);
        return drafts;
    }

    /** Cancellations for all who may have an invitation. */
    static List<Draft> callOff(Map<String, Told> told) {
        return told.values().stream()
                .filter(Told::needsCancel)
                .map(TellingPolicy::cancellation)
                .toList();
    }

    private static @Nullable Draft tell(Plan plan, Recipient recipient, @Nullable Told past) {
        if (past == null || !past.isInvited() || isElsewhere(recipient, past.recipient()))
            return new Draft(recipient, MessageKind.REQUEST, true, Set.of(), false);
        var changes = plan.changesSince(past.plan());
        if (!Objects.equals(recipient.room(), past.recipient().room())) changes.add(Change.ROOM);
        if (changes.isEmpty()) return null;
        // who never got the first invitation should not wait for the second
        return new Draft(
                recipient,
                MessageKind.REQUEST,
                !past.isSent(),
                EnumSet.copyOf(changes),
                past.isSent() ? Before.of(past.plan(), past.recipient()) : null,
                null,
                Map.of(),
                past.isSent() && !plan.isUrgent());
    }

    /** What went to another address is not known at this one. */
    private static boolean isElsewhere(Recipient now, Recipient then) {
        return now.email() != null && !now.email().equalsIgnoreCase(then.email());
    }

    private static Draft cancellation(Told past) {
        return new Draft(past.recipient(), MessageKind.CANCEL, false, Set.of(), false);
    }
}
