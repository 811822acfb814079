package vn.giaoban.briefings;

import org.jspecify.annotations.Nullable;

/**
 * A point that a briefing expects.
 *
 * @param point the point's code
 * @param required whether the briefing can't be held without it
 * @param room the id of its reserved room ({@code POINT/ROOM}); null for an optional point that has none yet
 * @param pinned whether the secretary asked for this very room
 * @param quota how many delegates the point may name
 */
public record ExpectedPoint(
        String point, boolean required, @Nullable String room, boolean pinned, int quota) {}
