package vn.giaoban.liveboard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.live.LiveBoard;
import vn.giaoban.pages.WallClock;
import vn.giaoban.presence.Visit;

/**
 * When each point of a briefing was connected.
 *
 * @param rows in catalogue order
 */
record LineSight(String id, String title, String when, List<Row> rows) {

    /** A point and its bar. */
    record Row(Tile tile, Bar bar) {}

    static LineSight of(
            Briefing briefing, LiveBoard board, Map<String, List<Visit>> visits, Instant now, WallClock clock) {
        var look = new Look(null, true, false);
        return new LineSight(
                briefing.id().toString(),
                briefing.title(),
                clock.stamp(briefing.time().start()) + " – "
                        + clock.time(briefing.time().end()),
                board.points().stream()
                        .map(point -> new Row(
                                Tile.of(point, 0, look, clock),
                                Bar.of(briefing, point, visits.getOrDefault(point.code(), List.of()), now, clock)))
                        .toList());
    }
}
