package vn.giaoban.reservations;

import java.util.List;
import java.util.UUID;
import vn.giaoban.kernel.TimeRange;

/**
 * What a holder asks for: a room at each of some points, and people, all for one range of time.
 *
 * @param holder who will have it: a briefing or a hold
 * @param people mail addresses of people who must be free
 * @param time the range, with buffers
 */
public record Claim(UUID holder, List<RoomWish> wishes, List<String> people, TimeRange time) {}
