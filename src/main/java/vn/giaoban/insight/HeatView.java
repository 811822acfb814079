package vn.giaoban.insight;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.giaoban.attendance.WeekTally;
import vn.giaoban.reports.Score;
import vn.giaoban.reports.Scorecard;

/**
 * How often each point came in time, week by week.
 *
 * @param weeks the Mondays as "23/11", from the first week with a briefing to the last
 * @param rows in catalogue order
 * @param left how many points are left out: those that came in time most often, when there are too many to be shown
 */
record HeatView(List<String> weeks, List<Row> rows, int left) {

    private static final int MOST_ROWS = 200;
    private static final DateTimeFormatter MONDAY = DateTimeFormatter.ofPattern("dd/MM");

    /** A point. */
    record Row(String name, String href, List<Cell> cells) {}

    /**
     * A point's week.
     *
     * @param value the rate from 0 to 1 for scripts; empty without one
     * @param text the same for people; empty when there was no briefing
     * @param step 0 (worst) to 4 (best), -1 without a rate: which colour it has
     */
    record Cell(String value, String text, int step) {

        private static final Cell NONE = new Cell("", "", -1);

        private static Cell of(WeekTally tally, Numbers numbers) {
            var rate = tally.onTimeRate();
            if (rate == null) return new Cell("", numbers.texts().get("heat.excused"), -1);
            return new Cell(Numbers.plain(rate), numbers.percent(rate), step(rate));
        }

        private static int step(double rate) {
            if (rate >= 0.9995) return 4;
            if (rate >= 0.9) return 3;
            if (rate >= 0.75) return 2;
            return rate >= 0.5 ? 1 : 0;
        }
    }

    static HeatView of(Scorecard points, List<WeekTally> tallies, String query, Numbers numbers) {
        var shown = shown(points);
        var weeks = weeks(tallies);
        var byPoint = new HashMap<String, Map<LocalDate, WeekTally>>();
        for (var tally : tallies)
            byPoint.computeIfAbsent(tally.point(), _ -> new HashMap<>()).put(tally.week(), tally);
        var rows = shown.stream()
                .map(score -> new Row(
                        score.name(),
                        PointView.path(score.key()) + "?" + query,
                        cells(byPoint.getOrDefault(score.key(), Map.of()), weeks, numbers)))
                .toList();
        return new HeatView(
                weeks.stream().map(MONDAY::format).toList(),
                rows,
                points.items().size() - shown.size());
    }

    private static List<Score> shown(Scorecard points) {
        if (points.items().size() <= MOST_ROWS) return points.items();
        var worst = points.worst().stream().limit(MOST_ROWS).map(Score::key).collect(Collectors.toSet());
        return points.items().stream()
                .filter(score -> worst.contains(score.key()))
                .toList();
    }

    private static List<LocalDate> weeks(List<WeekTally> tallies) {
        var weeks = new ArrayList<LocalDate>();
        var known = tallies.stream().map(WeekTally::week).sorted().toList();
        if (known.isEmpty()) return weeks;
        for (var week = known.getFirst(); !week.isAfter(known.getLast()); week = week.plusWeeks(1)) weeks.add(week);
        return weeks;
    }

    private static List<Cell> cells(Map<LocalDate, WeekTally> tallies, List<LocalDate> weeks, Numbers numbers) {
        return weeks.stream()
                .map(week -> {
                    var tally = tallies.get(week);
                    return tally == null ? Cell.NONE : Cell.of(tally, numbers);
                })
                .toList();
    }
}
