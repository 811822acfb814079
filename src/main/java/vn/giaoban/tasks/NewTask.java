package vn.giaoban.tasks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.BriefingId;

/**
 * A task that shall be open.
 *
 * @param point the point's code
 * @param due by when
 * @param proposal what has to be decided, for a COUNTER_PROPOSAL
 */
public record NewTask(
        TaskKind kind,
        BriefingId briefing,
        String point,
        Instant due,
        @Nullable Proposal proposal) {

    /** One without a proposal. */
    public NewTask(TaskKind kind, BriefingId briefing, String point, Instant due) {
        this(kind, briefing, point, due, null);
    }
}
