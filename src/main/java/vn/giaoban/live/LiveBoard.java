package vn.giaoban.live;

import java.util.List;
import vn.giaoban.alerts.AlertView;

/**
 * Who is there, and what somebody should know at once.
 *
 * @param points in catalogue order
 * @param alerts in the order in which they were raised, resolved ones too
 */
public record LiveBoard(List<BoardView.PointLine> points, List<AlertView> alerts) {

    /** How many points are in a state. */
    public long count(PointState state) {
        return points.stream().filter(point -> point.state() == state).count();
    }
}
