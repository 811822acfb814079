package vn.giaoban.reservations;

import java.util.List;

/**
 * A point that needs a room.
 *
 * @param point the point's code
 * @param required whether all fails without it
 * @param rooms ids of the rooms that would do, the best first; empty when none would
 */
public record RoomWish(String point, boolean required, List<String> rooms) {}
