package vn.giaoban.conclusions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.BriefingId;

/**
 * What a point has to do because of a conclusion.
 *
 * @param briefing whose conclusion it is
 * @param number the conclusion's
 * @param text the conclusion's
 * @param point the point's code
 * @param due until when, the end of a day
 * @param progress what the point last said of it; null when it said nothing
 * @param reportedAt when it did
 */
record Assignment(
        UUID id,
        UUID conclusion,
        BriefingId briefing,
        int number,
        String text,
        String point,
        Instant due,
        AssignmentStatus status,
        @Nullable String progress,
        @Nullable Instant reportedAt) {

    boolean isOpen() {
        return status != AssignmentStatus.CLOSED;
    }

    /** Whether its time is over and the point has not said that it is done. */
    boolean isOverdue(Instant now) {
        return status == AssignmentStatus.OPEN && now.isAfter(due);
    }
}
