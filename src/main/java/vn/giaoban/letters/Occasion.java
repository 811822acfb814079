package vn.giaoban.letters;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a message is for, where a briefing's version alone does not tell: two reminders of one version are two occasions, a second telling of
 * one is the same. Together with briefing, version, recipient, kind and channel it makes each message one of its kind.
 */
public record Occasion(@JsonValue String value) {

    /** The plan itself. */
    public static final Occasion PLAN = new Occasion("");
    /** A point has no room yet. */
    public static final Occasion ROOM = new Occasion("ROOM");

    /** A series as a whole, or some of its occurrences. */
    public static final Occasion SERIES = new Occasion("SERIES");

    /** The roster changed while the plan stayed, for the so-manieth decision on the briefing. */
    public static Occasion roster(int decision) {
        return new Occasion("ROSTER:" + decision);
    }

    /** The record constructor, named for JSON. */
    @JsonCreator
    public Occasion {}
}
