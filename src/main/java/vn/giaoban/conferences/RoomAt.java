package vn.giaoban.conferences;

/**
 * A room as it is kept.
 *
 * @param name its name
 * @param server the name of the conference server that it is on
 */
record RoomAt(String name, String server) {}
