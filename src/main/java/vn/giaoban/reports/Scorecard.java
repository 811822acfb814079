package vn.giaoban.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.attendance.TallyBy;
import vn.giaoban.exports.Book;
import vn.giaoban.exports.Chart;
import vn.giaoban.exports.Column;
import vn.giaoban.exports.Table;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.letterhead.PrintedReport;
import vn.giaoban.letterhead.PrintedReport.Fact;

/**
 * The scores of a period.
 *
 * @param by what it has one line for
 * @param items in catalogue order
 */
public record Scorecard(TimeRange period, TallyBy by, List<Score> items) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** Those with the lowest rate of being in time first; among equals those who were absent more often, then those who were there for less, then the latest; without who has no rate. */
    public List<Score> worst() {
        return items.stream()
                .filter(score -> score.onTimeRate() != null)
                .sorted(Comparator.comparingDouble((Score score) -> or0(score.onTimeRate()))
                        .thenComparingDouble(score -> or0(score.attendanceRate()))
                        .thenComparingDouble(score -> or0(score.share()))
                        .thenComparing(Score::lateMinutes, Comparator.reverseOrder()))
                .toList();
    }

    private static double or0(@Nullable Double rate) {
        return rate == null ? 0 : rate;
    }

    /** All figures in one table, headed for programs or for people. */
    Table<Score> toTable() {
        return new Table<>("Bảng điểm", ScoreColumns.all(by), items);
    }

    /** The same with a chart of the lowest rates. */
    public Book<Score> toBook() {
        var bars = worst().stream()
                .limit(Chart.MOST_BARS)
                .map(score -> new Chart.Bar(
                        ScoreColumns.name(by, score),
                        Arrays.asList(
                                score.onTimeRate(),
                                score.previous() == null
                                        ? null
                                        : score.previous().onTimeRate())))
                .toList();
        return new Book<>(
                title() + " " + days(),
                facts(),
                toTable(),
                new Chart(
                        "Tỷ lệ đúng giờ, thấp nhất trước",
                        Column.Kind.PERCENT,
                        true,
                        List.of("Kỳ này", "Kỳ trước"),
                        bars));
    }

    /** The form to be signed. */
    public PrintedReport toForm(LocalDate issued) {
        return new PrintedReport(
                issued,
                null,
                title(),
                days(),
                facts(),
                List.of(new Table<>("", ScoreColumns.onPaper(by), items).toGrid("")),
                true,
                null);
    }

    private String what() {
        return switch (by) {
            case POINT -> "điểm cầu";
            case KIND -> "loại điểm cầu";
            case PERSON -> "đại biểu";
            case CHAIR -> "người chủ trì";
        };
    }

    private String title() {
        return "Tổng hợp điểm danh theo " + what();
    }

    /** {@code từ 01/11/2026 đến 30/11/2026}, the last day included. */
    public String days() {
        return days(period, HomeZone.ID);
    }

    private static String days(TimeRange period, ZoneId zone) {
        return "từ " + day(period.start(), zone) + " đến " + day(period.end().minusNanos(1), zone);
    }

    private static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }

    private List<Fact> facts() {
        var before = new TimeRange(period.start().minus(period.duration()), period.start());
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Kỳ báo cáo", days() + ", các cuộc họp đã kết thúc"));
        facts.add(new Fact("So với kỳ trước", days(before, HomeZone.ID)));
        facts.add(new Fact("Số lượng", items.size() + " " + what()));
        facts.add(
                new Fact(
                        "Cách tính",
                        "đúng giờ là không đến muộn và không vắng; các lần vắng có phép không tính vào tỷ lệ; thời lượng là phần thời gian có mặt bình quân"));
        return facts;
    }
}
