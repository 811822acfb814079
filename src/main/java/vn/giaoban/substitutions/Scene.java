package vn.giaoban.substitutions;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.Roll;

/**
 * What is decided upon, locked until the end of the transaction.
 *
 * @param delegate who can't come
 * @param roll everybody expected, the delegate among them
 */
record Scene(Briefing briefing, Delegate delegate, Roll roll) {

    /** The delegate who can be asked for consent: the chair, once the briefing is published and if there is a mail address; null without one. */
    @Nullable
    UUID chair() {
        if (!briefing.isPublished()) return null;
        return roll.delegates().stream()
                .filter(other -> other.role() == DelegateRole.CHAIR && other.email() != null)
                .map(Delegate::id)
                .findFirst()
                .orElse(null);
    }
}
