package vn.giaoban.weekboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.giaoban.briefings.Glance;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.points.Point;
import vn.giaoban.points.PointKind;

/** Makes rows of points. */
class Rows {

    private final Asked asked;
    private final Found found;
    private final Map<String, List<Glance>> booked;
    private final BarWriter writer;

    Rows(Asked asked, Found found, Axis axis, PageTexts texts) {
        this.asked = asked;
        this.found = found;
        this.booked = found.booked();
        this.writer = new BarWriter(axis, texts);
    }

    /**
     * The rows of the points from one on.
     *
     * @param after how many points come before
     * @param count how many are shown at most
     */
    RowsView between(int after, int count) {
        var points = found.points();
        var from = Math.min(after, points.size());
        var to = Math.min(from + count, points.size());
        var groups = new ArrayList<RowsView.Group>();
        for (var n = from; n < to; ) {
            var kind = points.get(n).kind();
            var end = n;
            while (end < to && points.get(end).kind() == kind) end++;
            groups.add(group(
                    kind, points.subList(n, end), n > 0 && points.get(n - 1).kind() == kind));
            n = end;
        }
        var isMore = to < points.size();
        return new RowsView(
                groups, isMore ? asked.rowsAfter(to) : null, isMore ? asked.addressWithRows(points.size()) : null);
    }

    private RowsView.Group group(PointKind kind, List<Point> points, boolean continued) {
        var total = (int)
                found.points().stream().filter(point -> point.kind() == kind).count();
        var bars = Bar.of(points.stream().map(this::booked).toList());
        return new RowsView.Group(
                kind.name(), total, continued, points.stream().map(this::row).toList(), writer.write(bars));
    }

    private RowsView.Row row(Point point) {
        return new RowsView.Row(
                point.code(),
                point.name(),
                asked.agendaOf(point.code()),
                booked(point).size());
    }

    private List<Glance> booked(Point point) {
        return booked.getOrDefault(point.code(), List.of());
    }
}
