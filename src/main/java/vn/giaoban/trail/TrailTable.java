package vn.giaoban.trail;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audit.AuditEntry;
import vn.giaoban.exports.Column;
import vn.giaoban.exports.Column.Kind;
import vn.giaoban.exports.Table;
import vn.giaoban.kernel.HomeZone;

/** The trail as a table for a spreadsheet: a row for each entry, what differs in one cell. */
final class TrailTable {

    /** How many entries a file has at most. */
    static final int MOST = 10_000;

    /** A cell of a spreadsheet holds no more than 32,767 characters, and nobody reads as many. */
    private static final int LONGEST = 4_000;

    private TrailTable() {}

    /** A row; small, since there may be many. */
    record Row(
            long id,
            OffsetDateTime at,
            String actor,
            String entity,
            String action,
            @Nullable String reason,
            String changes,
            @Nullable String hash) {

        static Row of(AuditEntry entry, TrailTexts texts) {
            var changes = Diff.of(entry.before(), entry.after()).stream()
                    .map(change -> EntryView.line(change, texts))
                    .map(line -> line.field() + ": " + line.before() + " → " + line.after())
                    .collect(Collectors.joining("\n"));
            return new Row(
                    entry.id(),
                    entry.at().atZone(HomeZone.ID).toOffsetDateTime(),
                    entry.actor(),
                    entry.entity(),
                    entry.action(),
                    entry.reason(),
                    changes.length() > LONGEST ? changes.substring(0, LONGEST) + "…" : changes,
                    entry.hash());
        }
    }

    static Table<Row> of(List<Row> rows) {
        return new Table<>(
                "Nhật ký",
                List.of(
                        column("id", "Số", Kind.WHOLE, 10, Row::id),
                        column("at", "Thời điểm", Kind.MOMENT, 20, Row::at),
                        column("actor", "Người thực hiện", Kind.TEXT, 24, Row::actor),
                        column("entity", "Đối tượng", Kind.TEXT, 30, Row::entity),
                        column("action", "Việc", Kind.TEXT, 20, Row::action),
                        column("reason", "Lý do", Kind.TEXT, 30, Row::reason),
                        column("changes", "Thay đổi", Kind.TEXT, 60, Row::changes),
                        column("hash", "Mã băm", Kind.TEXT, 66, Row::hash)),
                rows);
    }

    private static Column<Row> column(String key, String heading, Kind kind, int width, Column.Value<Row> value) {
        return new Column<>(key, heading, kind, width, value);
    }
}
