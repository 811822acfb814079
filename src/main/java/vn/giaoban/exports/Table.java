package vn.giaoban.exports;

import java.util.ArrayList;
import java.util.List;
import vn.giaoban.letterhead.PrintedReport;
import vn.giaoban.letterhead.PrintedReport.Align;
import vn.giaoban.web.CsvTable;

/**
 * A table whose cells have types.
 *
 * @param name what its rows are, in a word or two
 * @param <R> what a row is about
 */
public record Table<R>(String name, List<Column<R>> columns, List<R> rows) {

    /** As CSV, headed by the columns' keys. */
    String toCsv() {
        var csv = new CsvTable(columns.stream().map(Column::key).toArray(String[]::new));
        for (var row : rows)
            csv.row(columns.stream()
                    .map(column -> Shown.forPrograms(column.value().of(row)))
                    .toArray());
        return csv.toString();
    }

    /** On paper, headed by the columns' headings; the rows are numbered. */
    public PrintedReport.Grid toGrid(String caption) {
        var heads = new ArrayList<PrintedReport.Head>();
        heads.add(new PrintedReport.Head("TT", 5, Align.CENTRE));
        for (var column : columns)
            heads.add(new PrintedReport.Head(column.heading(), column.width(), align(column.kind())));
        var lines = new ArrayList<List<String>>();
        for (var row : rows) lines.add(toLine(lines.size() + 1, row));
        return new PrintedReport.Grid(caption, heads, lines);
    }

    private List<String> toLine(int number, R row) {
        var line = new ArrayList<String>();
        line.add(Integer.toString(number));
        for (var column : columns)
            line.add(Shown.onPaper(column.kind(), column.value().of(row)));
        return line;
    }

    private static Align align(Column.Kind kind) {
        if (kind.isNumber()) return Align.RIGHT;
        return kind == Column.Kind.TEXT ? Align.LEFT : Align.CENTRE;
    }
}
