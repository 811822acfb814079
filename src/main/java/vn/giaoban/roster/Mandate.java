package vn.giaoban.roster;

import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.Actor;

/**
 * Who changes a roster, and for whom: a point speaks for itself alone, within its quota and until the list is closed; the city's
 * secretary for everybody, at any time before the end.
 *
 * @param point code of the point that speaks; null for the secretary
 */
public record Mandate(Actor actor, @Nullable String point) {

    /** The city's secretary, whom neither quota nor deadline binds. */
    public static Mandate ofSecretary(Actor actor) {
        return new Mandate(actor, null);
    }

    /** A point, by whoever has the address of its page. */
    public static Mandate ofPoint(Actor actor, String point) {
        return new Mandate(actor, point);
    }

    /** Whether quota and deadline hold. */
    boolean isBound() {
        return point != null;
    }
}
