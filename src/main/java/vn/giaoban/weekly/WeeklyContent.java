package vn.giaoban.weekly;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.giaoban.attendance.BriefingTally;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.post.OneLine;
import vn.giaoban.reports.Score;
import vn.giaoban.weekly.WeeklyFigures.Headline;

/**
 * What the weekly mail says, as its template and its plain text see it; Vietnamese.
 *
 * @param headline one figure a line
 * @param briefings a line for each briefing
 * @param worst a line for each of the worst points
 */
record WeeklyContent(String subject, String days, List<Figure> headline, List<Held> briefings, List<Worst> worst) {

    private static final Locale VIETNAM = Locale.of("vi", "VN");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    /** {@code Thứ Hai 07/12, 08:00}. */
    static final DateTimeFormatter START = DateTimeFormatter.ofPattern("EEEE dd/MM, HH:mm", VIETNAM);

    /**
     * A figure and how it differs from the week before.
     *
     * @param change empty when there is nothing to compare with
     */
    record Figure(String label, String value, String change) {}

    /** A briefing. */
    record Held(String title, String start, String points, String onTime, String faults) {}

    /** A point. */
    record Worst(int number, String name, String onTime, String change, String faults) {}

    static WeeklyContent of(WeeklyFigures figures) {
        var days = figures.card().days();
        var briefings = figures.briefings().stream().map(WeeklyContent::held).toList();
        var worst = new ArrayList<Worst>();
        for (var score : figures.worst()) worst.add(worst(worst.size() + 1, score));
        return new WeeklyContent(
                "Báo cáo điểm danh tuần đến ngày "
                        + DAY.format(figures.issue().day().minusDays(1)),
                days,
                headline(figures.now(), figures.then()),
                briefings,
                worst);
    }

    private static List<Figure> headline(Headline now, Headline then) {
        var some = then.briefings() > 0;
        return List.of(
                new Figure(
                        "Số cuộc họp đã kết thúc",
                        "" + now.briefings(),
                        some ? signed(now.briefings() - then.briefings()) : ""),
                new Figure(
                        "Lượt điểm cầu dự họp",
                        "" + now.expected(),
                        some ? signed(now.expected() - then.expected()) : ""),
                new Figure("Tỷ lệ đúng giờ", percent(now.onTimeRate()), points(now.onTimeRate(), then.onTimeRate())),
                new Figure("Thời lượng có mặt bình quân", percent(now.share()), points(now.share(), then.share())),
                new Figure("Lượt đến muộn", "" + now.late(), some ? signed(now.late() - then.late()) : ""),
                new Figure("Lượt vắng không phép", "" + now.absent(), some ? signed(now.absent() - then.absent()) : ""),
                new Figure(
                        "Lượt vắng có phép", "" + now.excused(), some ? signed(now.excused() - then.excused()) : ""));
    }

    private static Held held(BriefingTally tally) {
        return new Held(
                OneLine.forHeader(tally.briefing().title(), 200),
                START.format(tally.briefing().start().atZone(HomeZone.ID)),
                tally.points() + " điểm cầu",
                percent(tally.onTimeRate()),
                faults(tally.late(), tally.leftEarly(), tally.absent(), tally.excused()));
    }

    private static Worst worst(int number, Score score) {
        var trend = score.trend();
        return new Worst(
                number,
                OneLine.forHeader(score.name(), 200),
                percent(score.onTimeRate()),
                trend == null || trend.onTimeRate() == null ? "" : points(trend.onTimeRate()),
                faults(score.late(), score.earlyLeaves(), score.absent(), score.excused()));
    }

    /** {@code 2 muộn, 1 vắng}; empty when there was none. */
    private static String faults(int late, int early, int absent, int excused) {
        var faults = new ArrayList<String>();
        if (late > 0) faults.add(late + " muộn");
        if (early > 0) faults.add(early + " về sớm");
        if (absent > 0) faults.add(absent + " vắng không phép");
        if (excused > 0) faults.add(excused + " vắng có phép");
        return String.join(", ", faults);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "–" : String.format(VIETNAM, "%.1f%%", share * 100);
    }

    private static String points(@Nullable Double now, @Nullable Double then) {
        return now == null || then == null ? "" : points(now - then);
    }

    private static String points(double difference) {
        return Math.abs(difference) < 0.0005 ? "không đổi" : String.format(VIETNAM, "%+.1f%%", difference * 100);
    }

    private static String signed(int difference) {
        return difference == 0 ? "không đổi" : String.format(VIETNAM, "%+d", difference);
    }

    /** All of it as plain text with CR LF. */
    String text() {
        var lines = new ArrayList<String>();
        lines.add("BÁO CÁO ĐIỂM DANH TUẦN");
        lines.add("Các cuộc họp giao ban trực tuyến " + days);
        lines.add("");
        for (var figure : headline)
            lines.add(figure.label() + ": " + figure.value()
                    + (figure.change().isEmpty() ? "" : " (so với tuần trước: " + figure.change() + ")"));
        lines.add("");
        lines.add("CÁC CUỘC HỌP");
        for (var held : briefings)
            lines.add("- " + held.start() + ": " + held.title() + ", " + held.points() + ", đúng giờ " + held.onTime()
                    + (held.faults().isEmpty() ? "" : "; " + held.faults()));
        if (briefings.isEmpty()) lines.add("Không có cuộc họp nào.");
        lines.add("");
        lines.add("CÁC ĐIỂM CẦU CẦN CHẤN CHỈNH");
        for (var point : worst)
            lines.add(point.number() + ". " + point.name() + ": đúng giờ " + point.onTime()
                    + (point.change().isEmpty() ? "" : " (" + point.change() + ")")
                    + (point.faults().isEmpty() ? "" : "; " + point.faults()));
        if (worst.isEmpty()) lines.add("Không có.");
        lines.add("");
        lines.add("Bảng đầy đủ ở hai tệp đính kèm: PDF để in và ký, XLSX để tính toán.");
        return String.join("\r\n", lines) + "\r\n";
    }
}
