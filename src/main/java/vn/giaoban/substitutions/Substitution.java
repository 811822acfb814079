package vn.giaoban.substitutions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.BriefingId;

/**
 * A request that somebody else attends for a delegate, and what became of it.
 *
 * @param delegate who can't come
 * @param reason why, as it was given
 * @param chair the delegate who chairs and was asked for consent by mail; null when nobody could be asked, so that a secretary has to decide
 * @param askedBy who asked, as the audit trail names them
 * @param decidedBy who decided, likewise; {@code chair:<delegate>} when it was the chair by the link in the mail; null while it is pending
 * @param decisionReason why it was refused or taken back, where that was said
 * @param successor the delegate whom the substitute became; null unless approved
 */
public record Substitution(
        UUID id,
        BriefingId briefing,
        UUID delegate,
        Substitute substitute,
        String reason,
        SubstitutionStatus status,
        @Nullable UUID chair,
        String askedBy,
        Instant askedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable UUID successor) {}
