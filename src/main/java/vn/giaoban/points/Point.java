package vn.giaoban.points;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connected site.
 *
 * @param code never changes
 * @param parent code of the point above it
 * @param email where its invitations go
 * @param uplinkMbps what its line carries upwards, in Mbit/s
 * @param retired whether it can't be invited any more; a point is never deleted
 * @param version the ETag; grows with its rooms' changes too
 * @param rooms in catalogue order, retired ones too
 */
public record Point(
        String code,
        String name,
        PointKind kind,
        @Nullable String parent,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Integer uplinkMbps,
        boolean retired,
        int version,
        List<Room> rooms) {

    /** The rooms that can be booked and have the seats, in catalogue order. */
    public List<Room> roomsFor(int seats) {
        return rooms.stream().filter(r -> !r.retired() && r.capacity() >= seats).toList();
    }
}
