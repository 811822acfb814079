package vn.giaoban.attendance;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.giaoban.presence.Visit;
import vn.giaoban.web.CsvTable;

/** The attendance of a briefing as a table: one row per point, delegate, and visit of somebody unexpected. */
final class SheetCsv {

    private SheetCsv() {}

    static String of(Sheet sheet) {
        var table = new CsvTable(
                "kind",
                "point",
                "verdict",
                "late",
                "leftEarly",
                "firstJoin",
                "lastLeave",
                "minutes",
                "share",
                "drops",
                "name",
                "role",
                "substituteForName");
        var zone = sheet.briefing().zone();
        sheet.marks().forEach(mark -> add(table, mark, zone));
        sheet.register().unmatched().forEach(visit -> add(table, visit, zone));
        return table.toString();
    }

    private static void add(CsvTable table, Mark mark, ZoneId zone) {
        var computed = mark.computed();
        table.row(
                mark.key().kind(),
                mark.point(),
                mark.verdict(),
                computed.late(),
                computed.leftEarly(),
                time(computed.firstJoin(), zone),
                time(computed.lastLeave(), zone),
                SheetView.minutes(computed),
                SheetView.share(computed),
                computed.drops(),
                mark.name(),
                mark.delegate() == null ? null : mark.delegate().role(),
                mark.substituteForName());
    }

    private static void add(CsvTable table, Visit visit, ZoneId zone) {
        table.row(
                "UNMATCHED",
                null,
                null,
                null,
                null,
                time(visit.from(), zone),
                time(visit.to(), zone),
                null,
                null,
                null,
                SheetView.identity(visit),
                null,
                null);
    }

    private static @Nullable String time(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }
}
