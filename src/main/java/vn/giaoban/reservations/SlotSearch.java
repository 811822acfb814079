package vn.giaoban.reservations;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.TimeRange;

/**
 * What a free time must offer.
 *
 * @param wishes the points, each with the rooms that would do
 * @param people mail addresses of people who must be free
 * @param duration how long
 * @param bufferBefore time the rooms are needed before the start
 * @param bufferAfter time the rooms are needed after the end
 * @param window where to look: start and end lie inside
 * @param open the ranges in which a briefing may lie; null when any time will do
 * @param max how many answers at most
 */
public record SlotSearch(
        List<RoomWish> wishes,
        List<String> people,
        Duration duration,
        Duration bufferBefore,
        Duration bufferAfter,
        TimeRange window,
        @Nullable List<TimeRange> open,
        int max) {}
