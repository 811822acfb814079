package vn.giaoban.letters;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;

/**
 * What a message is for, where a briefing's version alone does not tell: two reminders of one version are two occasions, a second telling of
 * one is the same. Together with briefing, version, recipient, kind and channel it makes each message one of its kind.
 */
public record Occasion(@JsonValue String value) {

    /** The plan itself. */
    public static final Occasion PLAN = new Occasion("");
    /** A point has no room yet. */
    public static final Occasion ROOM = new Occasion("ROOM");

    /** The record constructor, named for JSON. */
    @JsonCreator
    public Occasion {}

    /** It begins soon, as {@code P1D@2026-12-07T01:00:00Z}: the start is part of it, so that a briefing that moves is one to be reminded of again. */
    public static Occasion before(Duration time, Instant start) {
        var days = time.toDays();
        return new Occasion((Duration.ofDays(days).equals(time) ? "P" + days + "D" : time) + "@" + start);
    }
}
