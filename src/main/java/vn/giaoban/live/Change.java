package vn.giaoban.live;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One change of a board.
 *
 * @param id names it among all changes of the board
 * @param key of the line that changed; {@link Line#HEAD} when the board is to be read anew
 * @param json the line as it is now
 */
record Change(String id, String key, String json) {

    boolean isOfAll() {
        return Line.Kind.of(key) == Line.Kind.HEAD;
    }

    /** As an event of {@code text/event-stream}. JSON as we write it has no line breaks. */
    byte[] toEvent() {
        return event(id, Line.Kind.of(key).event(), json);
    }

    static byte[] event(String id, String name, String data) {
        return ("id:" + id + "\nevent:" + name + "\ndata:" + data + "\n\n").getBytes(UTF_8);
    }
}
