package vn.giaoban.live;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** The keys of a board's lines. Their order is the order in which a snapshot shows the lines; their first letter is the kind. */
final class Line {

    /** What the snapshot says beside its lines; also stands for the whole board where a change is told. */
    static final String HEAD = "!";

    /** The kinds of line, in the order of their keys. */
    enum Kind {
        ALERT("alert"),
        DELEGATE("delegate"),
        POINT("point"),
        HEAD("snapshot");

        private final String event;

        Kind(String event) {
            this.event = event;
        }

        /** The name of the event that tells of a change. */
        String event() {
            return event;
        }

        static Kind of(String key) {
            return switch (key.charAt(0)) {
                case 'a' -> ALERT;
                case 'd' -> DELEGATE;
                case 'p' -> POINT;
                default -> HEAD;
            };
        }
    }

    private Line() {}

    static String ofPoint(int position, String code) {
        return String.format(Locale.ROOT, "p%05d:%s", position, code);
    }

    static String ofDelegate(int position, String id) {
        return String.format(Locale.ROOT, "d%05d:%s", position, id);
    }

    static String ofAlert(Instant raised, UUID id) {
        return String.format(Locale.ROOT, "a%015d:%s", raised.toEpochMilli(), id);
    }
}
