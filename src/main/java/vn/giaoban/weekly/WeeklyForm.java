package vn.giaoban.weekly;

import java.util.List;
import vn.giaoban.attendance.BriefingTally;
import vn.giaoban.exports.Column;
import vn.giaoban.exports.Column.Kind;
import vn.giaoban.exports.Table;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.letterhead.PrintedReport;
import vn.giaoban.letterhead.PrintedReport.Fact;
import vn.giaoban.letterhead.PrintedReport.Grid;

/** The week's report on paper: the headline figures, the briefings, and the scorecard of all points. */
final class WeeklyForm {

    private static final List<Column<BriefingTally>> BRIEFINGS = List.of(
            new Column<>(
                    "title",
                    "Cuộc họp",
                    Kind.TEXT,
                    40,
                    tally -> tally.briefing().title()),
            new Column<>(
                    "start",
                    "Bắt đầu",
                    Kind.TEXT,
                    18,
                    tally -> WeeklyContent.START.format(tally.briefing().start().atZone(HomeZone.ID))),
            new Column<>("points", "Điểm cầu", Kind.WHOLE, 9, BriefingTally::points),
            new Column<>("onTimeRate", "Đúng giờ", Kind.PERCENT, 10, BriefingTally::onTimeRate),
            new Column<>("late", "Đến muộn", Kind.WHOLE, 8, BriefingTally::late),
            new Column<>("leftEarly", "Về sớm", Kind.WHOLE, 8, BriefingTally::leftEarly),
            new Column<>("absent", "Vắng không phép", Kind.WHOLE, 10, BriefingTally::absent),
            new Column<>("excused", "Vắng có phép", Kind.WHOLE, 9, BriefingTally::excused),
            new Column<>("share", "Thời lượng", Kind.PERCENT, 10, BriefingTally::share));

    private WeeklyForm() {}

    static PrintedReport of(WeeklyFigures figures, WeeklyContent content) {
        var day = figures.issue().day();
        var points = figures.card().toForm(day).grids().getFirst();
        return new PrintedReport(
                day,
                null,
                "Báo cáo điểm danh tuần",
                content.days(),
                content.headline().stream().map(WeeklyForm::fact).toList(),
                List.of(
                        new Table<>("", BRIEFINGS, figures.briefings()).toGrid("I. CÁC CUỘC HỌP"),
                        new Grid("II. CÁC ĐIỂM CẦU", points.heads(), points.rows())),
                true,
                null);
    }

    private static Fact fact(WeeklyContent.Figure figure) {
        return new Fact(
                figure.label(),
                figure.value() + (figure.change().isEmpty() ? "" : " (so với tuần trước: " + figure.change() + ")"));
    }
}
