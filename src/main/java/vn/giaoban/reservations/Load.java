package vn.giaoban.reservations;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.TimeRange;

/**
 * What a holder asks of the conference server.
 *
 * @param holder a briefing or a hold
 * @param time when, with buffers
 * @param rooms how many rooms' devices connect
 * @param links how many people connect with a link of their own
 * @param server the name of the conference server that they connect to; null when that is open, as for a hold
 */
public record Load(
        UUID holder,
        TimeRange time,
        int rooms,
        int links,
        @Nullable String server) {

    /** How many connections that is. */
    public int endpoints() {
        return rooms + links;
    }
}
