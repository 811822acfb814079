package vn.giaoban.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.attendance.TallyBy;
import vn.giaoban.insight.Numbers.Change;
import vn.giaoban.insight.SpanView.Choice;
import vn.giaoban.reports.Score;
import vn.giaoban.reports.Scorecard;

/**
 * Who comes in time how often, in order.
 *
 * @param by what has a line, as {@code POINT}
 * @param kinds the links to what else could have one
 * @param orders the links to the worst and the best first
 * @param rows the first ones, or all
 * @param all how many there are
 * @param more the link to all of them; null when they are shown
 */
record RankView(
        String by,
        List<Choice> kinds,
        List<Choice> orders,
        List<Row> rows,
        int all,
        @Nullable String more) {

    private static final int FEW = 10;

    /** More lines than anybody reads; the files have all. */
    private static final int MOST = 500;

    /**
     * A line.
     *
     * @param href the page of the point; null of anything else
     * @param bar the rate of being in time as a width, in percent
     */
    record Row(
            int place,
            String name,
            @Nullable String href,
            int briefings,
            String onTime,
            String bar,
            @Nullable Change change,
            String there,
            int late,
            String lateMinutes,
            int early,
            int absent,
            int excused,
            String share,
            int substitutions) {}

    /**
     * The ranking that is asked for.
     *
     * @param best whether the best come first
     * @param whole whether all lines are wanted
     */
    static RankView of(Scorecard card, String query, boolean best, boolean whole, Numbers numbers) {
        var texts = numbers.texts();
        var ordered = new ArrayList<>(best ? card.worst().reversed() : card.worst());
        card.items().stream().filter(score -> score.onTimeRate() == null).forEach(ordered::add);
        var shown = Math.min(ordered.size(), whole ? MOST : FEW);
        var rows = new ArrayList<Row>();
        for (var i = 0; i < shown; i++) rows.add(row(i + 1, ordered.get(i), card.by(), query, numbers));
        var kinds = Arrays.stream(TallyBy.values())
                .map(kind -> new Choice(texts.get("by." + kind), address(query, kind, best, whole), kind == card.by()))
                .toList();
        var orders = List.of(
                new Choice(texts.get("order.worst"), address(query, card.by(), false, whole), !best),
                new Choice(texts.get("order.best"), address(query, card.by(), true, whole), best));
        var more = shown < ordered.size() && !whole ? address(query, card.by(), best, true) : null;
        return new RankView(card.by().name(), kinds, orders, rows, ordered.size(), more);
    }

    private static String address(String query, TallyBy by, boolean best, boolean whole) {
        return "/reports?" + query + "&by=" + by + (best ? "&order=best" : "") + (whole ? "&all=1" : "") + "#ranking";
    }

    private static Row row(int place, Score score, TallyBy by, String query, Numbers numbers) {
        var rate = score.onTimeRate();
        return new Row(
                place,
                by == TallyBy.KIND ? numbers.texts().get("kind." + score.key()) : score.name(),
                by == TallyBy.POINT ? PointView.path(score.key()) + "?" + query : null,
                score.briefings(),
                numbers.percent(rate),
                rate == null ? "0" : String.valueOf(Math.round(rate * 100)),
                score.trend() == null ? null : numbers.rate(score.trend().onTimeRate()),
                numbers.percent(score.attendanceRate()),
                score.late(),
                score.late() == 0 ? "" : numbers.texts().say("minutes.short", numbers.number(score.lateMinutes())),
                score.earlyLeaves(),
                score.absent(),
                score.excused(),
                numbers.percent(score.share()),
                score.substitutions());
    }
}
