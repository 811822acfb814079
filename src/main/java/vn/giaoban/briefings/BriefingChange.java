package vn.giaoban.briefings;

import org.jspecify.annotations.Nullable;

/**
 * A briefing as it was and as it shall be, one version later.
 *
 * @param before as it is stored
 * @param after as it shall be
 * @param reason why, where one is asked for
 */
public record BriefingChange(
        Briefing before, Briefing after, @Nullable String reason) {

    /** Whether points, or the rooms that were found for them, differ. */
    boolean touchesPoints() {
        return !before.points().equals(after.points());
    }

    /** What to tell of it; null when nobody was told of the briefing yet. */
    @Nullable
    BriefingEvent event() {
        if (after.status() == BriefingStatus.CANCELLED) return new BriefingEvent.Cancelled(after, before.isPublished());
        if (!before.isPublished() && after.isPublished()) return new BriefingEvent.Scheduled(after);
        return after.isPublished() ? new BriefingEvent.Changed(before, after) : null;
    }
}
