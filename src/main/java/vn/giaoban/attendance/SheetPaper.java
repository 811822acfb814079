package vn.giaoban.attendance;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.exports.Book;
import vn.giaoban.exports.Chart;
import vn.giaoban.exports.Column;
import vn.giaoban.exports.Table;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.letterhead.PrintedReport;
import vn.giaoban.letterhead.PrintedReport.Fact;
import vn.giaoban.presence.Verdict;

/** The attendance of a briefing as a spreadsheet and as a form to be signed. */
final class SheetPaper {

    private static final Locale VIETNAMESE = Locale.of("vi", "VN");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH' giờ 'mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, 'ngày' dd/MM/yyyy", VIETNAMESE);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm:ss 'ngày' dd/MM/yyyy");

    private final Sheet sheet;

    SheetPaper(Sheet sheet) {
        this.sheet = sheet;
    }

    /** All lines in one table, and how many points came to which verdict as a chart. */
    Book<SheetLine> book() {
        var points = marks(Mark.Kind.POINT);
        var bars = Arrays.stream(Verdict.values())
                .map(verdict -> new Chart.Bar(Spoken.verdict(verdict), List.of((double) count(points, verdict))))
                .toList();
        return new Book<>(
                "Điểm danh: " + sheet.briefing().title(),
                facts(),
                new Table<>("Điểm danh", SheetLine.ALL, SheetLine.of(sheet)),
                new Chart("Kết quả điểm danh các điểm cầu", Column.Kind.WHOLE, false, List.of("Số điểm cầu"), bars));
    }

    /** The form, with the points, the delegates and, if there were any, those who were not expected. */
    PrintedReport form(PrintedReport.@Nullable Proof proof) {
        var zone = sheet.briefing().zone();
        var grids = new ArrayList<PrintedReport.Grid>();
        grids.add(grid("I. ĐIỂM CẦU", SheetLine.OF_POINTS, lines(Mark.Kind.POINT)));
        grids.add(grid("II. ĐẠI BIỂU", SheetLine.OF_DELEGATES, lines(Mark.Kind.DELEGATE)));
        var others = sheet.register().unmatched().stream()
                .map(visit -> SheetLine.of(visit, zone))
                .toList();
        if (!others.isEmpty()) grids.add(grid("III. NGƯỜI THAM GIA NGOÀI DANH SÁCH", SheetLine.OF_OTHERS, others));
        return new PrintedReport(
                sheet.computedAt().atZone(zone).toLocalDate(),
                host(),
                "Báo cáo điểm danh cuộc họp trực tuyến",
                sheet.briefing().title(),
                facts(),
                grids,
                false,
                proof);
    }

    private static PrintedReport.Grid grid(String caption, List<Column<SheetLine>> columns, List<SheetLine> lines) {
        return new Table<>(caption, columns, lines).toGrid(caption);
    }

    private List<Mark> marks(Mark.Kind kind) {
        return sheet.marks().stream().filter(mark -> mark.key().kind() == kind).toList();
    }

    private List<SheetLine> lines(Mark.Kind kind) {
        var zone = sheet.briefing().zone();
        return marks(kind).stream().map(mark -> SheetLine.of(mark, zone)).toList();
    }

    private List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Thời gian", time()));
        var start = sheet.register().realStart();
        var end = sheet.register().realEnd();
        if (start != null && end != null)
            facts.add(new Fact("Diễn ra thực tế", "từ " + moment(start) + " đến " + moment(end)));
        var chair = sheet.briefing().chair();
        if (chair != null)
            facts.add(new Fact("Chủ trì", chair.title() == null ? chair.name() : chair.name() + ", " + chair.title()));
        var host = host();
        if (host != null) facts.add(new Fact("Điểm cầu chủ trì", host));
        facts.add(new Fact("Điểm cầu", totals(marks(Mark.Kind.POINT), "điểm cầu")));
        facts.add(new Fact("Đại biểu", totals(marks(Mark.Kind.DELEGATE), "đại biểu")));
        facts.add(new Fact(
                "Số liệu",
                (sheet.isClosed() ? "cuộc họp đã kết thúc, tính lúc " : "tạm tính lúc ") + moment(sheet.computedAt())));
        return facts;
    }

    private String time() {
        var briefing = sheet.briefing();
        var start = briefing.time().start().atZone(briefing.zone());
        var end = briefing.time().end().atZone(briefing.zone());
        var zone = briefing.zone().equals(HomeZone.ID)
                ? ""
                : " (giờ " + briefing.zone().getId() + ")";
        if (start.toLocalDate().equals(end.toLocalDate()))
            return "từ " + CLOCK.format(start) + " đến " + CLOCK.format(end) + ", " + DAY.format(start) + zone;
        return "từ " + CLOCK.format(start) + ", " + DAY.format(start) + " đến " + CLOCK.format(end) + ", "
                + DAY.format(end) + zone;
    }

    private String moment(Instant at) {
        return MOMENT.format(at.atZone(sheet.briefing().zone()));
    }

    /** The hosting point's name, or its code when the briefing does not expect it. */
    private @Nullable String host() {
        var host = sheet.briefing().host();
        return host == null
                ? null
                : sheet.find(Mark.Key.ofPoint(host)).map(Mark::name).orElse(host);
    }

    /** {@code 53 điểm cầu: 46 có mặt, 2 đến muộn, …}; what nobody came to is left out. */
    private static String totals(List<Mark> marks, String what) {
        var judged = Arrays.stream(Verdict.values())
                .filter(verdict -> count(marks, verdict) > 0)
                .map(verdict ->
                        count(marks, verdict) + " " + Spoken.verdict(verdict).toLowerCase(VIETNAMESE))
                .collect(Collectors.joining(", "));
        return marks.size() + " " + what + (judged.isEmpty() ? "" : ": " + judged);
    }

    private static long count(List<Mark> marks, Verdict verdict) {
        return marks.stream().filter(mark -> mark.verdict() == verdict).count();
    }
}
