package vn.giaoban.substitutions;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.Problem;
import vn.giaoban.roster.Delegate;

/**
 * What the chair is asked, with all there is to know of it.
 *
 * @param delegate who can't come, expected or no longer
 * @param chair who was asked, in office or no longer
 * @param inOffice whether they still chair
 * @param point name of the delegate's point; null when invited by name
 */
record Consent(
        Substitution substitution,
        Briefing briefing,
        Delegate delegate,
        Delegate chair,
        boolean inOffice,
        @Nullable String point) {

    boolean isPending() {
        return substitution.status() == SubstitutionStatus.PENDING;
    }

    /** Why the link leads nowhere: what was decided can always be read, what waits only while it can still be decided, and by the one who was asked. */
    Optional<Problem> closed(Instant now) {
        if (!isPending()) return Optional.empty();
        return SubstitutionPolicy.takesPlace(briefing, now)
                .or(() -> inOffice ? Optional.empty() : Optional.of(new SubstitutionProblem.NoLongerChair()));
    }

    /** Who decides by this link, as the audit trail names them. */
    Actor actor() {
        return new Actor("chair:" + chair.id());
    }

    /** Whether it was the chair who decided, as opposed to a secretary. */
    boolean isDecidedByChair() {
        return actor().name().equals(substitution.decidedBy());
    }
}
