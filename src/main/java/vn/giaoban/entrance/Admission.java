package vn.giaoban.entrance;

import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.conferences.Conference;
import vn.giaoban.roster.FoundLink;

/**
 * A link that was followed, with all it leads to.
 *
 * @param who its holder; null when the person is no longer expected
 * @param point code of the point that they sit at; null for somebody who is invited by name
 * @param host name of the point that hosts the briefing
 */
record Admission(
        FoundLink found,
        Briefing briefing,
        Conference conference,
        @Nullable Participant who,
        @Nullable String point,
        @Nullable String host) {

    /** Whether the link was taken back, or the person behind it. */
    boolean isRevoked() {
        return found.revoked() || who == null;
    }

    /** Its holder, once {@link EntryPolicy} let the link pass. */
    Participant holder() {
        if (who == null) throw new IllegalStateException("a revoked link has no holder");
        return who;
    }
}
