package vn.giaoban.attendance;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.exports.Column;
import vn.giaoban.exports.Column.Kind;
import vn.giaoban.presence.Verdict;
import vn.giaoban.presence.Visit;

/**
 * A line of an attendance sheet for people: a point's device, a delegate, or a visit of somebody unexpected.
 *
 * @param kind which of these, in words
 * @param point code of the point; null without one
 * @param role in words; empty without one
 * @param late whether the first presence began too late; null of somebody unexpected, likewise the next ones
 * @param note what else is to be said: who was expected, how late they were, what was corrected
 */
record SheetLine(
        String kind,
        @Nullable String point,
        String name,
        String role,
        @Nullable Verdict verdict,
        @Nullable Boolean late,
        @Nullable Boolean leftEarly,
        @Nullable ZonedDateTime firstJoin,
        @Nullable ZonedDateTime lastLeave,
        @Nullable Double minutes,
        @Nullable Double share,
        @Nullable Integer drops,
        String note) {

    private static final Column<SheetLine> NAME =
            new Column<>("name", "Tên điểm cầu, họ và tên", Kind.TEXT, 34, SheetLine::name);
    private static final Column<SheetLine> POINT =
            new Column<>("point", "Mã điểm cầu", Kind.TEXT, 16, SheetLine::point);
    private static final Column<SheetLine> ROLE = new Column<>("role", "Vai trò", Kind.TEXT, 14, SheetLine::role);
    private static final Column<SheetLine> VERDICT =
            new Column<>("verdict", "Kết quả", Kind.TEXT, 14, line -> Spoken.verdict(line.verdict()));
    private static final Column<SheetLine> JOIN =
            new Column<>("firstJoin", "Vào", Kind.MOMENT, 18, SheetLine::firstJoin);
    private static final Column<SheetLine> LEAVE =
            new Column<>("lastLeave", "Ra", Kind.MOMENT, 18, SheetLine::lastLeave);
    private static final Column<SheetLine> MINUTES =
            new Column<>("minutes", "Số phút", Kind.DECIMAL, 9, SheetLine::minutes);
    private static final Column<SheetLine> SHARE =
            new Column<>("share", "Thời lượng", Kind.PERCENT, 11, SheetLine::share);
    private static final Column<SheetLine> DROPS =
            new Column<>("drops", "Mất kết nối", Kind.WHOLE, 11, SheetLine::drops);
    private static final Column<SheetLine> NOTE = new Column<>("note", "Ghi chú", Kind.TEXT, 40, SheetLine::note);

    /** All there is, for a spreadsheet. */
    static final List<Column<SheetLine>> ALL = List.of(
            new Column<>("kind", "Loại", Kind.TEXT, 15, SheetLine::kind),
            NAME,
            POINT,
            ROLE,
            VERDICT,
            new Column<>("late", "Muộn", Kind.FLAG, 7, SheetLine::late),
            new Column<>("leftEarly", "Về sớm", Kind.FLAG, 8, SheetLine::leftEarly),
            JOIN,
            LEAVE,
            MINUTES,
            SHARE,
            DROPS,
            NOTE);

    /** What paper has room for, of points; widths in comparison with one another. */
    static final List<Column<SheetLine>> OF_POINTS = List.of(
            new Column<>("name", "Điểm cầu", Kind.TEXT, 25, SheetLine::name),
            narrow(VERDICT, 13),
            narrow(JOIN, 11),
            narrow(LEAVE, 11),
            narrow(MINUTES, 9),
            narrow(SHARE, 10),
            narrow(NOTE, 22));

    /** The same of delegates. */
    static final List<Column<SheetLine>> OF_DELEGATES = List.of(
            new Column<>("name", "Họ và tên", Kind.TEXT, 22, SheetLine::name),
            narrow(POINT, 16),
            narrow(ROLE, 12),
            narrow(VERDICT, 12),
            narrow(JOIN, 11),
            narrow(LEAVE, 11),
            narrow(NOTE, 20));

    /** The same of visits of those who were not expected. */
    static final List<Column<SheetLine>> OF_OTHERS = List.of(
            new Column<>("name", "Người tham gia", Kind.TEXT, 50, SheetLine::name),
            narrow(JOIN, 11),
            narrow(LEAVE, 11));

    private static Column<SheetLine> narrow(Column<SheetLine> column, int width) {
        return new Column<>(column.key(), column.heading(), column.kind(), width, column.value());
    }

    /** The lines of a sheet: points, delegates, others. */
    static List<SheetLine> of(Sheet sheet) {
        var zone = sheet.briefing().zone();
        return Stream.concat(
                        sheet.marks().stream().map(mark -> of(mark, zone)),
                        sheet.register().unmatched().stream().map(visit -> of(visit, zone)))
                .toList();
    }

    static SheetLine of(Mark mark, ZoneId zone) {
        var computed = mark.computed();
        return new SheetLine(
                mark.key().kind() == Mark.Kind.POINT ? "Điểm cầu" : "Đại biểu",
                mark.point(),
                mark.name(),
                mark.delegate() == null ? "" : Spoken.role(mark.delegate().role()),
                mark.verdict(),
                computed.late(),
                computed.leftEarly(),
                time(computed.firstJoin(), zone),
                time(computed.lastLeave(), zone),
                SheetView.minutes(computed),
                SheetView.share(computed),
                computed.drops(),
                note(mark));
    }

    static SheetLine of(Visit visit, ZoneId zone) {
        return new SheetLine(
                "Ngoài danh sách",
                null,
                SheetView.identity(visit),
                "",
                null,
                null,
                null,
                time(visit.from(), zone),
                time(visit.to(), zone),
                null,
                null,
                null,
                "");
    }

    private static String note(Mark mark) {
        var notes = new ArrayList<String>();
        if (mark.substituteForName() != null) notes.add("dự thay " + mark.substituteForName());
        if (mark.verdict() == Verdict.LATE && mark.computed().late())
            notes.add("muộn " + Math.max(1, mark.computed().lateBy().toMinutes()) + " phút");
        if (mark.correction() != null)
            notes.add("điều chỉnh bởi " + mark.correction().by() + ": "
                    + mark.correction().reason());
        return String.join("; ", notes);
    }

    private static @Nullable ZonedDateTime time(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : at.atZone(zone);
    }
}
