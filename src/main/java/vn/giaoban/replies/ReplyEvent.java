package vn.giaoban.replies;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.DomainEvent;

/** What came by mail and is for another module to decide. */
public sealed interface ReplyEvent extends DomainEvent {

    /** The briefing that it is about. */
    BriefingId briefing();

    @Override
    default String key() {
        return "briefing:" + briefing();
    }

    /**
     * A delegate's calendar sends somebody else (PARTSTAT=DELEGATED): a substitution is asked for, which the chair has to agree to.
     *
     * @param delegate who does not come
     * @param substitute mail address of the person who shall come; a plausible one, of whom nothing else is known
     * @param reason why, if they said
     */
    record Delegated(
            BriefingId briefing,
            UUID delegate,
            String substitute,
            @Nullable String reason) implements ReplyEvent {}
}
