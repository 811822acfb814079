package vn.giaoban.substitutions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is read.
 *
 * @param delegate id of who can't come
 * @param chairAsked whether the chair was asked for consent by mail; if not, it waits for a secretary
 * @param successor id of the delegate whom the substitute became; null unless approved
 */
record SubstitutionView(
        UUID id,
        UUID delegate,
        Substitute substitute,
        String reason,
        SubstitutionStatus status,
        boolean chairAsked,
        String askedBy,
        Instant askedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable UUID successor) {

    static SubstitutionView of(Substitution substitution) {
        return new SubstitutionView(
                substitution.id(),
                substitution.delegate(),
                substitution.substitute(),
                substitution.reason(),
                substitution.status(),
                substitution.chair() != null,
                substitution.askedBy(),
                substitution.askedAt(),
                substitution.decidedBy(),
                substitution.decidedAt(),
                substitution.decisionReason(),
                substitution.successor());
    }
}
