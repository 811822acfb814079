package vn.giaoban.points;

/**
 * A meeting room of a point.
 *
 * @param id {@code POINT/ROOM}, e.g. {@code Q-BA-DINH/P1}
 * @param code unique within the point
 * @param capacity seats
 * @param retired whether it can't be booked any more
 * @param version the ETag
 */
public record Room(String id, String code, String name, int capacity, boolean retired, int version) {}
