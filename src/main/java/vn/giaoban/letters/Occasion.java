package vn.giaoban.letters;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What a message is for, where a briefing's version alone does not tell: two reminders of one version are two occasions, a second telling of
 * one is the same. Together with briefing, version, recipient, kind and channel it makes each message one of its kind.
 */
public record Occasion(@JsonValue String value) {

    /** The plan itself. */
    public static final Occasion PLAN = new Occasion("");
    /** A point has no room yet. */
    public static final Occasion ROOM = new Occasion("ROOM");

    private static final String PREFLIGHT = "PREFLIGHT:";
    private static final String SUBSTITUTION = "SUBSTITUTION:";
    private static final String SUBSTITUTED = "SUBSTITUTED:";

    /** The chair is asked for consent to a substitution. */
    public static Occasion ofSubstitution(UUID substitution) {
        return new Occasion(SUBSTITUTION + substitution);
    }

    /** A substitution was decided. */
    public static Occasion ofDecision(UUID substitution) {
        return new Occasion(SUBSTITUTED + substitution);
    }

    /** Whether the chair is asked for consent to a substitution. */
    @JsonIgnore
    public boolean isSubstitution() {
        return value.startsWith(SUBSTITUTION);
    }

    /** Whether it tells how a substitution was decided. */
    @JsonIgnore
    public boolean isDecision() {
        return value.startsWith(SUBSTITUTED);
    }

    /** A point has not named its delegates, and they are soon due. */
    public static final Occasion NOMINATION = new Occasion("NOMINATION");

    /** Somebody asks to remind points of the same, at a time. */
    public static Occasion nominationAskedAt(Instant at) {
        return new Occasion(NOMINATION.value + "@" + at.getEpochSecond());
    }

    /** Whether it is about naming delegates. */
    @JsonIgnore
    public boolean isNomination() {
        return value.startsWith(NOMINATION.value);
    }

    /** A point's devices were not ready at a check-time, so long before a start. */
    public static Occasion ofPreflight(Duration before, Instant start) {
        return new Occasion(PREFLIGHT + before + "@" + start);
    }

    /** Whether it is about a point's devices. */
    @JsonIgnore
    public boolean isPreflight() {
        return value.startsWith(PREFLIGHT);
    }

    /** A series as a whole, or some of its occurrences. */
    public static final Occasion SERIES = new Occasion("SERIES");

    /** The roster changed while the plan stayed, for the so-manieth decision on the briefing. */
    public static Occasion roster(int decision) {
        return new Occasion("ROSTER:" + decision);
    }

    /** The record constructor, named for JSON. */
    @JsonCreator
    public Occasion {}

    /** It begins soon, as {@code P1D@2026-12-07T01:00:00Z}: the start is part of it, so that a briefing that moves is one to be reminded of again. */
    public static Occasion before(Duration time, Instant start) {
        var days = time.toDays();
        return new Occasion((Duration.ofDays(days).equals(time) ? "P" + days + "D" : time) + "@" + start);
    }
}
