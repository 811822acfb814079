package vn.giaoban.weekboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Glance;

/**
 * A briefing at neighbouring points: most briefings are at all of them, and one tall bar is drawn and read far sooner than one for each point.
 *
 * @param row of the first point, from 0
 * @param rows how many points it covers
 * @param lane from 0, where a point has several briefings at once
 * @param lanes how many share the row
 */
record Bar(Glance briefing, int row, int rows, int lane, int lanes) {

    /**
     * The bars of points, in the order of their first rows.
     *
     * @param booked what each point is booked for, earliest first
     */
    static List<Bar> of(List<List<Glance>> booked) {
        var bars = new ArrayList<Bar>();
        Map<BriefingId, Integer> before = Map.of();
        for (var row = 0; row < booked.size(); row++) {
            var here = new HashMap<BriefingId, Integer>();
            for (var bar : lanes(booked.get(row), row)) {
                var above = bar.lanes == 1 ? before.get(bar.briefing.id()) : null;
                if (above == null) bars.add(bar);
                else bars.set(above, bars.get(above).longer());
                if (bar.lanes == 1) here.put(bar.briefing.id(), above == null ? bars.size() - 1 : above);
            }
            before = here;
        }
        return bars;
    }

    private Bar longer() {
        return new Bar(briefing, row, rows + 1, lane, lanes);
    }

    /** The bars of one point: those that overlap, each in a lane of its own. */
    private static List<Bar> lanes(List<Glance> booked, int row) {
        var bars = new ArrayList<Bar>();
        var together = new ArrayList<Glance>();
        var end = Instant.MIN;
        for (var briefing : booked) {
            if (!briefing.time().start().isBefore(end)) {
                share(together, row, bars);
                together.clear();
            }
            together.add(briefing);
            if (briefing.time().end().isAfter(end)) end = briefing.time().end();
        }
        share(together, row, bars);
        return bars;
    }

    private static void share(List<Glance> together, int row, List<Bar> bars) {
        var ends = new ArrayList<Instant>();
        var lanes = new int[together.size()];
        for (var n = 0; n < lanes.length; n++) {
            var time = together.get(n).time();
            var lane = 0;
            while (lane < ends.size() && ends.get(lane).isAfter(time.start())) lane++;
            if (lane == ends.size()) ends.add(time.end());
            else ends.set(lane, time.end());
            lanes[n] = lane;
        }
        for (var n = 0; n < lanes.length; n++) bars.add(new Bar(together.get(n), row, 1, lanes[n], ends.size()));
    }
}
