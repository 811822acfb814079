package vn.giaoban.reservations;

import java.util.UUID;
import vn.giaoban.kernel.TimeRange;

/**
 * What a holder asks of the conference server.
 *
 * @param holder a briefing or a hold
 * @param time when, with buffers
 * @param rooms how many rooms' devices connect
 * @param links how many people connect with a link of their own
 */
public record Load(UUID holder, TimeRange time, int rooms, int links) {

    /** How many connections that is. */
    public int endpoints() {
        return rooms + links;
    }
}
