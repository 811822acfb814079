package vn.giaoban.liveboard;

import java.util.Locale;
import vn.giaoban.live.BoardView.PointLine;
import vn.giaoban.live.PointState;
import vn.giaoban.pages.WallClock;

/**
 * One point, close by.
 *
 * @param briefing the briefing's id
 * @param title the briefing's
 * @param phone as people write it; empty when the catalogue has none
 * @param bar when its device was connected
 * @param told what was just done; empty when nothing was
 */
record PointSight(
        String briefing,
        String title,
        String code,
        String name,
        PointState state,
        String word,
        String detail,
        String people,
        String phone,
        Bar bar,
        String told) {

    static PointSight of(
            String briefing, String title, PointLine point, String phone, Bar bar, String told, WallClock clock) {
        var tile = Tile.of(point, 0, new Look(null, true, false), clock);
        return new PointSight(
                briefing,
                title,
                point.code(),
                point.name(),
                point.state(),
                tile.word(),
                tile.detail(),
                tile.people(),
                phone,
                bar,
                told);
    }

    /** What a telephone calls: digits, and a plus before them. */
    public String call() {
        return "tel:" + phone.replaceAll("[^0-9+]", "");
    }

    /** Names the colours of its state. */
    public String css() {
        return "tile-" + state.name().toLowerCase(Locale.ROOT);
    }
}
