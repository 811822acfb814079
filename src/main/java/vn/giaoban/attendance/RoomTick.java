package vn.giaoban.attendance;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody said of a delegate in a point's room. It never changes; a newer one holds from its time on.
 *
 * @param since from when on they are there, or not
 * @param by who said so, as the audit trail names them
 */
public record RoomTick(String point, UUID delegate, boolean present, Instant since, String by, Instant at) {}
