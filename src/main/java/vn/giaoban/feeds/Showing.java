package vn.giaoban.feeds;

import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;

/**
 * A briefing as a feed shows it.
 *
 * @param status at present
 * @param host name of the point that hosts it
 * @param place the room of the feed's own point; null when it has none
 */
record Showing(
        Briefing briefing,
        BriefingStatus status,
        @Nullable String host,
        @Nullable String place) {

    boolean isCancelled() {
        return status == BriefingStatus.CANCELLED;
    }
}
