package vn.giaoban.briefings;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bar of the week board.
 *
 * @param briefing its id
 * @param room the id of the booked room; null for an optional point without one
 */
record CalendarItem(
        UUID briefing,
        String title,
        String point,
        @Nullable String room,
        OffsetDateTime start,
        OffsetDateTime end,
        BriefingStatus status) {}
