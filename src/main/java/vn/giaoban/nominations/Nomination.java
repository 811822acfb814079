package vn.giaoban.nominations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giaoban.roster.Place;
import vn.giaoban.roster.Response;

/**
 * How far a point has come with naming its delegates.
 *
 * @param code the point's code
 * @param quota how many it may name
 * @param named how many are named, by whomever
 * @param due when its list is closed
 * @param remindedAt when it was last reminded; null when it never was
 */
public record Nomination(
        String code,
        String name,
        Response response,
        int quota,
        int named,
        State state,
        Instant due,
        @Nullable Instant remindedAt) {

    /** What is left to do. */
    public enum State {
        /** Nobody is named. */
        MISSING,
        /** Fewer are named than may be. */
        SHORT,
        /** The quota is filled, or the point says that nobody else will come. */
        COMPLETE,
        /** The point does not take part. */
        DECLINED;

        /** The state of a place with this quota. */
        public static State of(Place place, int quota) {
            if (place.response() == Response.DECLINED) return DECLINED;
            if (place.complete() || place.named() >= quota) return COMPLETE;
            return place.named() == 0 ? MISSING : SHORT;
        }
    }
}
