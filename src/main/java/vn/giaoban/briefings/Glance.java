package vn.giaoban.briefings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.TimeRange;

/**
 * A briefing as somebody sees it who looks over many at once.
 *
 * @param chair name of who chairs it
 * @param time announced start and end
 * @param status at the time of the look
 * @param expected how many points it expects
 * @param booked codes of those that have a room for it; they keep it until it is called off
 */
public record Glance(
        BriefingId id,
        String title,
        @Nullable String chair,
        TimeRange time,
        BriefingStatus status,
        int expected,
        List<String> booked) {}
