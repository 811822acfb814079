package vn.giaoban.reservations;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which wish could be met at a time.
 *
 * @param rooms the room found for each point, by the point's code
 * @param clashes what is in the way of the rest, of required and optional points alike
 * @param clearing whether there are expired holds that nobody has removed yet: who reserves this does
 */
public record Allotment(Map<String, String> rooms, List<Clash> clashes, boolean clearing) {

    /** What is in the way of these points and of any person. */
    public List<Clash> clashesOf(List<RoomWish> wishes) {
        var points = wishes.stream().map(RoomWish::point).collect(Collectors.toSet());
        return clashes.stream()
                .filter(c -> c.point() == null || points.contains(c.point()))
                .toList();
    }
}
