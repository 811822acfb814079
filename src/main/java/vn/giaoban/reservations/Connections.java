package vn.giaoban.reservations;

import java.util.Map;
import java.util.UUID;

/**
 * What holders ask of the conference servers beside the devices in their rooms.
 *
 * @param links how many people of a holder will connect with a link of their own; of a holder who is not named it stays as it was
 * @param servers the name of the conference server that a holder is on; likewise
 */
public record Connections(Map<UUID, Integer> links, Map<UUID, String> servers) {

    /** Nothing is said: it stays as it was. */
    public static final Connections AS_BEFORE = new Connections(Map.of(), Map.of());
}
