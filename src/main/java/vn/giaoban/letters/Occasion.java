package vn.giaoban.letters;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
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

    /** A point has not named its delegates, and they are soon due. */
    public static final Occasion NOMINATION = new Occasion("NOMINATION");

    /** Somebody asks to remind points of the same, at a time. */
    public static Occasion nominationAskedAt(Instant at) {
        return new Occasion(NOMINATION.value + "@" + at.getEpochSecond());
    }

    /** Whether it is about naming delegates. */
    public boolean isNomination() {
        return value.startsWith(NOMINATION.value);
    }

    /** The record constructor, named for JSON. */
    @JsonCreator
    public Occasion {}
}
