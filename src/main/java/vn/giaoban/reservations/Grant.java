package vn.giaoban.reservations;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.giaoban.kernel.TimeRange;

/**
 * What a holder gets.
 *
 * @param rooms ids of rooms by the point's code
 * @param people mail addresses
 * @param time the range, with buffers
 */
public record Grant(UUID holder, Map<String, String> rooms, List<String> people, TimeRange time) {}
