package vn.giaoban.liveboard;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.giaoban.live.PointState;
import vn.giaoban.web.Parameters;

/**
 * How somebody wants to see the board.
 *
 * @param shown only points in this state; null for all
 * @param byPlace in the order of the catalogue; else who needs somebody comes first
 * @param wall for a television: nothing but the board, all of it at once
 */
record Look(@Nullable PointState shown, boolean byPlace, boolean wall) {

    /**
     * What an address asks for. On a wall every point keeps its place, so that people learn where to look.
     *
     * @param asked the parameters; {@code wall} needs no value
     */
    static Look of(MultiValueMap<String, String> asked) {
        var wall = asked.containsKey("wall");
        var sort = asked.getFirst("sort");
        return new Look(
                Parameters.constant("state", asked.getFirst("state"), PointState.class),
                sort == null ? wall : sort.equals("place"),
                wall);
    }

    Look showing(@Nullable PointState other) {
        return new Look(other, byPlace, wall);
    }

    Look sorted(boolean otherByPlace) {
        return new Look(shown, otherByPlace, wall);
    }

    /** As the part of an address behind the question mark, with it. */
    String query() {
        return "?sort=" + (byPlace ? "place" : "need")
                + (shown == null ? "" : "&state=" + shown.name())
                + (wall ? "&wall" : "");
    }
}
