package vn.giaoban.control;

import java.util.List;

/**
 * Who is in a room.
 *
 * @param exists whether there is such a room at all
 * @param jids the full addresses of everybody inside, the server's own parts among them
 */
record Occupants(boolean exists, List<String> jids) {

    /** There is no such room. */
    static final Occupants NO_ROOM = new Occupants(false, List.of());
}
