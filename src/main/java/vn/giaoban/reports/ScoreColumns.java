package vn.giaoban.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.attendance.TallyBy;
import vn.giaoban.exports.Column;
import vn.giaoban.exports.Column.Kind;

/** The columns of scorecards. */
final class ScoreColumns {

    private ScoreColumns() {}

    /** All there is; the keys are those of the JSON. */
    static List<Column<Score>> all(TallyBy by) {
        return List.of(
                new Column<>("key", "Mã", Kind.TEXT, 18, Score::key),
                new Column<>("name", heading(by), Kind.TEXT, 34, score -> name(by, score)),
                new Column<>("briefings", "Số cuộc họp", Kind.WHOLE, 9, Score::briefings),
                new Column<>("present", "Có mặt đúng giờ", Kind.WHOLE, 10, Score::present),
                new Column<>("late", "Đến muộn", Kind.WHOLE, 9, Score::late),
                new Column<>("leftEarly", "Về sớm (không muộn)", Kind.WHOLE, 11, Score::leftEarly),
                new Column<>("absent", "Vắng không phép", Kind.WHOLE, 10, Score::absent),
                new Column<>("excused", "Vắng có phép", Kind.WHOLE, 9, Score::excused),
                new Column<>("onTimeRate", "Tỷ lệ đúng giờ", Kind.PERCENT, 10, Score::onTimeRate),
                new Column<>("lateMinutes", "Tổng phút muộn", Kind.DECIMAL, 10, Score::lateMinutes),
                new Column<>("share", "Thời lượng có mặt", Kind.PERCENT, 11, Score::share),
                new Column<>("substitutions", "Dự thay", Kind.WHOLE, 9, Score::substitutions),
                before("previousOnTimeRate", "Tỷ lệ đúng giờ kỳ trước", Score::onTimeRate),
                before("previousShare", "Thời lượng kỳ trước", Score::share),
                new Column<>("attendanceRate", "Tỷ lệ dự họp", Kind.PERCENT, 10, Score::attendanceRate),
                new Column<>("earlyLeaves", "Số lần về sớm", Kind.WHOLE, 9, Score::earlyLeaves),
                new Column<>("earlyMinutes", "Tổng phút về sớm", Kind.DECIMAL, 10, Score::earlyMinutes),
                trend("trend", "Xu hướng", Kind.TEXT, trend -> trend.direction().arrow()),
                trend("onTimeRateTrend", "± đúng giờ", Kind.POINTS, Trend::onTimeRate),
                trend("shareTrend", "± thời lượng", Kind.POINTS, Trend::share),
                trend("lateMinutesTrend", "± phút muộn", Kind.DECIMAL, Trend::lateMinutes),
                trend("absentTrend", "± vắng không phép", Kind.WHOLE, Trend::absent));
    }

    /** What a page that lies on its long side has room for; widths in comparison with one another. */
    static List<Column<Score>> onPaper(TallyBy by) {
        return List.of(
                new Column<>("name", heading(by), Kind.TEXT, 34, score -> name(by, score)),
                new Column<>("briefings", "Số cuộc", Kind.WHOLE, 8, Score::briefings),
                new Column<>("onTimeRate", "Đúng giờ", Kind.PERCENT, 10, Score::onTimeRate),
                trend("onTimeRateTrend", "So kỳ trước", Kind.POINTS, Trend::onTimeRate),
                new Column<>("late", "Đến muộn", Kind.WHOLE, 8, Score::late),
                new Column<>("lateMinutes", "Phút muộn", Kind.DECIMAL, 9, Score::lateMinutes),
                new Column<>("earlyLeaves", "Về sớm", Kind.WHOLE, 8, Score::earlyLeaves),
                new Column<>("absent", "Vắng không phép", Kind.WHOLE, 10, Score::absent),
                new Column<>("excused", "Vắng có phép", Kind.WHOLE, 9, Score::excused),
                new Column<>("share", "Thời lượng", Kind.PERCENT, 10, Score::share),
                new Column<>("substitutions", "Dự thay", Kind.WHOLE, 8, Score::substitutions));
    }

    private static Column<Score> before(String key, String heading, Figure<Score> figure) {
        return new Column<>(
                key, heading, Kind.PERCENT, 11, score -> score.previous() == null ? null : figure.of(score.previous()));
    }

    private static Column<Score> trend(String key, String heading, Kind kind, Figure<Trend> figure) {
        return new Column<>(key, heading, kind, 10, score -> score.trend() == null ? null : figure.of(score.trend()));
    }

    /** A figure that may be missing. */
    private interface Figure<T> {
        @Nullable
        Object of(T whole);
    }

    private static String heading(TallyBy by) {
        return switch (by) {
            case POINT -> "Điểm cầu";
            case KIND -> "Loại điểm cầu";
            case PERSON -> "Đại biểu";
            case CHAIR -> "Người chủ trì";
        };
    }

    /** What a line is called on paper: kinds of points have names in words. */
    static String name(TallyBy by, Score score) {
        if (by != TallyBy.KIND) return score.name();
        return switch (score.key()) {
            case "CENTRAL" -> "Trung tâm";
            case "DEPARTMENT" -> "Sở, ban, ngành";
            case "DISTRICT" -> "Quận, huyện, thị xã";
            case "COMMUNE" -> "Xã, phường, thị trấn";
            case "OTHER" -> "Khác";
            default -> score.name();
        };
    }
}
