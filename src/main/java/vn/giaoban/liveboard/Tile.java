package vn.giaoban.liveboard;

import java.util.Locale;
import vn.giaoban.live.BoardView.PointLine;
import vn.giaoban.live.PointState;
import vn.giaoban.pages.WallClock;

/**
 * A point on the board.
 *
 * @param place in the catalogue, from 0 on
 * @param detail from when on it is there or gone, and how often its connection broke off; empty when there is nothing to say
 * @param people its delegates in the room; empty when it has named none
 * @param shown whether the reader wants to see points in this state
 */
record Tile(
        String code,
        String name,
        PointState state,
        String word,
        int place,
        String detail,
        String people,
        boolean required,
        boolean shown) {

    static Tile of(PointLine point, int place, Look look, WallClock clock) {
        return new Tile(
                point.code(),
                point.name(),
                point.state(),
                word(point.state(), clock),
                place,
                detail(point, clock),
                point.delegates() == 0 ? "" : clock.texts().say("tile.people", point.inRoom(), point.delegates()),
                point.required(),
                look.shown() == null || look.shown() == point.state());
    }

    /** A state in the reader's words. */
    static String word(PointState state, WallClock clock) {
        return clock.texts().get("point." + state);
    }

    /** From when on a point is there or gone, and how often its connection broke off. */
    static String detail(PointLine point, WallClock clock) {
        var since = point.since();
        var from = since == null ? "" : clock.texts().say("tile.since", clock.time(since.toInstant()));
        if (point.drops() == 0) return from;
        var drops = clock.texts().say("tile.drops", point.drops());
        return from.isEmpty() ? drops : from + " · " + drops;
    }

    /** The higher, the later it may be looked at. */
    public int need() {
        return switch (state) {
            case DROPPED -> 0;
            case LATE -> 1;
            case ABSENT -> 2;
            case EXPECTED -> 3;
            case READY -> 4;
            case CONNECTED -> 5;
        };
    }

    /** Names the colours of its state. */
    public String css() {
        return "tile-" + state.name().toLowerCase(Locale.ROOT);
    }
}
