package vn.giaoban.reservations;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.TimeRange;

/**
 * What a holder gets.
 *
 * @param rooms ids of rooms by the point's code
 * @param people mail addresses
 * @param time the range, with buffers
 * @param clearing whether holds that have expired may still stand in the way, see {@link Allotment#clearing}
 * @param until when it runs out by itself; null when it is for good
 */
public record Grant(
        UUID holder,
        Map<String, String> rooms,
        List<String> people,
        TimeRange time,
        boolean clearing,
        @Nullable Instant until) {

    /** What was found for a claim, for good. */
    public static Grant of(Claim claim, Allotment found) {
        return new Grant(claim.holder(), found.rooms(), claim.people(), claim.time(), found.clearing(), null);
    }

    /** The same, for a while. */
    public Grant until(Instant expiry) {
        return new Grant(holder, rooms, people, time, clearing, expiry);
    }

    /** The same without the rooms of these points. */
    Grant without(Collection<String> points) {
        var rest = new HashMap<>(rooms);
        rest.keySet().removeAll(points);
        return new Grant(holder, rest, people, time, clearing, until);
    }
}
