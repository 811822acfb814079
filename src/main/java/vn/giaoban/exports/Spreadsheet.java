package vn.giaoban.exports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a book as a spreadsheet (ECMA-376). Cells have the types of their columns; what is text stays text whatever it begins with, since formulas
 * are elements of their own in this format and none is ever written.
 */
final class Spreadsheet {

    /** In characters; the programs take no more in a cell. */
    private static final int LONGEST = 32_000;

    /** What XML can't say, and halves of characters. */
    private static final Pattern NO_TEXT = Pattern.compile(
            "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

    private static final Pattern NO_NAME = Pattern.compile("[\\[\\]:*?/\\\\']");
    private static final String SUMMARY = "Tổng hợp";
    private static final String SHADE = "DCE6F1";
    /** The font of official documents; named at each cell, since not all programs heed a workbook's own. */
    private static final String FONT = "Times New Roman";

    /** Of a line of it, in points. */
    private static final double LINE = 17;

    private final Worksheet sheet;

    private Spreadsheet(Worksheet sheet) {
        this.sheet = sheet;
    }

    static byte[] of(Book<?> book) {
        var bytes = new ByteArrayOutputStream(32_000);
        int chartRow;
        try (var workbook = new Workbook(bytes, "Giaoban", "1.0")) {
            new Spreadsheet(workbook.newWorksheet(nameOf(book.table()))).fill(book.table());
            chartRow = new Spreadsheet(workbook.newWorksheet(SUMMARY)).summarise(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ChartParts.addTo(bytes.toByteArray(), new ChartParts.Place(SUMMARY, 2, chartRow), book.chart());
    }

    private static String nameOf(Table<?> table) {
        var name = NO_NAME.matcher(text(table.name())).replaceAll(" ").strip();
        return name.substring(0, Math.min(31, name.length()));
    }

    private <R> void fill(Table<R> table) {
        var columns = table.columns();
        for (int c = 0; c < columns.size(); c++) {
            var column = columns.get(c);
            head(0, c, column.heading());
            sheet.width(c, column.width() + 3.0);
            for (int r = 0; r < table.rows().size(); r++)
                put(r + 1, c, column.kind(), column.value().of(table.rows().get(r)));
            if (!table.rows().isEmpty())
                sheet.range(1, c, table.rows().size(), c)
                        .style()
                        .fontName(FONT)
                        .fontSize(12)
                        .format(column.kind().format())
                        .set();
        }
        sheet.rowHeight(0, LINE * linesOfHead(columns));
        sheet.freezePane(Math.min(2, columns.size()), 1);
        sheet.setAutoFilter(0, 0, table.rows().size(), columns.size() - 1);
        sheet.repeatRows(0);
        forPaper("landscape", 0);
    }

    /** How many lines the longest heading takes; the programs don't all find that out by themselves. */
    private static int linesOfHead(List<? extends Column<?>> columns) {
        return columns.stream()
                .mapToInt(column -> (column.heading().length() + column.width()) / (column.width() + 1))
                .max()
                .orElse(1);
    }

    /** The title, the facts, and the figures of the chart; gives the row at which those begin, by which the chart stands. */
    private int summarise(Book<?> book) {
        sheet.width(0, 42);
        for (int c = 1; c <= 4; c++) sheet.width(c, 18);
        put(0, 0, Column.Kind.TEXT, book.title());
        sheet.style(0, 0).fontName(FONT).bold().fontSize(16).set();
        var row = 2;
        for (var fact : book.facts()) {
            put(row, 0, Column.Kind.TEXT, fact.label());
            sheet.style(row, 0).fontName(FONT).bold().fontSize(12).set();
            put(row, 1, Column.Kind.TEXT, fact.value());
            sheet.style(row++, 1).fontName(FONT).fontSize(12).set();
        }
        var chart = book.chart();
        var first = ++row;
        head(row, 0, chart.title());
        for (int s = 0; s < chart.series().size(); s++)
            head(row, s + 1, chart.series().get(s));
        for (var bar : chart.bars()) {
            put(++row, 0, Column.Kind.TEXT, bar.name());
            sheet.style(row, 0).fontName(FONT).fontSize(12).set();
            for (int s = 0; s < bar.values().size(); s++) {
                put(row, s + 1, chart.kind(), bar.values().get(s));
                sheet.style(row, s + 1)
                        .fontName(FONT)
                        .fontSize(12)
                        .format(chart.kind().format())
                        .set();
            }
        }
        forPaper("portrait", 1);
        return first;
    }

    private void head(int row, int column, String heading) {
        put(row, column, Column.Kind.TEXT, heading);
        sheet.style(row, column)
                .fontName(FONT)
                .fontSize(12)
                .bold()
                .wrapText(true)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .fillColor(SHADE)
                .set();
    }

    private void put(int row, int column, Column.Kind kind, @Nullable Object value) {
        switch (value) {
            case null -> {
                // an empty cell
            }
            case Boolean flag -> sheet.value(row, column, flag ? "Có" : "");
            case Number number when kind.isNumber() -> sheet.value(row, column, number);
            case OffsetDateTime time -> sheet.value(row, column, time.toLocalDateTime());
            case ZonedDateTime time -> sheet.value(row, column, time.toLocalDateTime());
            default -> sheet.value(row, column, text(value.toString()));
        }
    }

    private static String text(String value) {
        var clean = NO_TEXT.matcher(value).replaceAll("");
        return clean.length() > LONGEST
                ? NO_TEXT.matcher(clean.substring(0, LONGEST)).replaceAll("") + "…"
                : clean;
    }

    /** On A4, as wide as a page, and on as many of them as there may be; 0 for any number. */
    private void forPaper(String orientation, int pages) {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation(orientation);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) pages);
        sheet.footer("&P/&N", Position.CENTER);
    }
}
