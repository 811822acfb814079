package vn.giaoban.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.exports.Column.Kind;
import vn.giaoban.letterhead.PrintedReport.Fact;

class SpreadsheetTests {

    /** A line with a value of each kind. */
    private record Line(
            String name,
            int count,
            double minutes,
            @Nullable Double rate,
            OffsetDateTime from,
            boolean late) {}

    private static final List<Column<Line>> COLUMNS = List.of(
            new Column<>("name", "Tên điểm cầu", Kind.TEXT, 30, Line::name),
            new Column<>("count", "Số lần", Kind.WHOLE, 8, Line::count),
            new Column<>("minutes", "Số phút", Kind.DECIMAL, 8, Line::minutes),
            new Column<>("rate", "Tỷ lệ", Kind.PERCENT, 8, Line::rate),
            new Column<>("from", "Vào", Kind.MOMENT, 20, Line::from),
            new Column<>("late", "Muộn", Kind.FLAG, 8, Line::late));

    private static final OffsetDateTime EIGHT = OffsetDateTime.parse("2026-12-07T08:05:30+07:00");

    @Test
    void cellsHaveTheTypesOfTheirColumns() throws IOException {
        var rows = read(book(line("Quận Ba Đình", 0.9523), line("Huyện Ba Vì", null)));
        assertThat(rows.getFirst().stream().map(Cell::asString))
                .containsExactly("Tên điểm cầu", "Số lần", "Số phút", "Tỷ lệ", "Vào", "Muộn");
        var row = rows.get(1);
        assertThat(row.getCellAsString(0)).contains("Quận Ba Đình");
        assertThat(row.getCellAsNumber(1)).contains(new BigDecimal("1234"));
        assertThat(row.getCellAsNumber(2)).contains(new BigDecimal("85.25"));
        assertThat(row.getCellAsNumber(3)).contains(new BigDecimal("0.9523"));
        assertThat(row.getCell(3).getDataFormatString()).isEqualTo("0.0%");
        assertThat(row.getCellAsDate(4)).contains(LocalDateTime.of(2026, 12, 7, 8, 5, 30));
        assertThat(row.getCell(4).getDataFormatString()).isEqualTo("dd/mm/yyyy hh:mm:ss");
        assertThat(row.getCellAsString(5)).contains("Có");
        assertThat(rows.get(2).getOptionalCell(3).map(Cell::getType).orElse(CellType.EMPTY))
                .isEqualTo(CellType.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\",\"y\")", "'=1"})
    void textIsNeverAFormula(String text) throws IOException {
        var cell = read(book(line(text, 0.5))).get(1).getCell(0);
        assertThat(cell.getType()).isEqualTo(CellType.STRING);
        assertThat(cell.getFormula()).isNull();
        assertThat(cell.asString().strip()).isEqualTo(text.strip());
    }

    @Test
    void whatNoFileCanSayIsLeftOut() throws IOException {
        var row = read(book(line("Họp\u0000 \u0001😀 \ud800漢 <&>\"", 0.5))).get(1);
        assertThat(row.getCellAsString(0)).contains("Họp 😀 漢 <&>\"");
        assertThat(read(book(line("Đ".repeat(70_000), 0.5))).get(1).getCell(0).asString())
                .hasSize(32_001);
    }

    @Test
    void theHeadStaysInSightAndComesAgainOnPaper() throws IOException {
        var parts = parts(book(line("A", 0.5)));
        assertThat(parts.get("xl/worksheets/sheet1.xml"))
                .contains("ySplit=\"1\"", "state=\"frozen\"", "<autoFilter ref=\"A1:F2\"", "orientation=\"landscape\"")
                .contains("width=\"33.0\"");
        assertThat(parts.get("xl/workbook.xml")).contains("_xlnm.Print_Titles");
    }

    @Test
    void theChartIsDrawnFromItsCells() throws Exception {
        var bytes = book(line("A", 0.5));
        var parts = parts(bytes);
        assertThat(parts.get("xl/charts/chart1.xml"))
                .contains("<c:f>'Tổng hợp'!$A$6:$A$7</c:f>")
                .contains("<c:f>'Tổng hợp'!$B$6:$B$7</c:f>")
                .contains("<c:f>'Tổng hợp'!$C$6:$C$7</c:f>")
                .contains("<c:v>Ba Vì &lt;&amp;&gt;</c:v>", "<c:v>0.25</c:v>")
                // the second bar has nothing of the period before
                .containsOnlyOnce("<c:v>0.75</c:v>");
        assertThat(parts.get("xl/worksheets/sheet2.xml")).contains("<drawing r:id=\"rIdChart\"/></worksheet>");
        assertThat(parts.get("[Content_Types].xml")).contains("/xl/charts/chart1.xml", "/xl/drawings/drawing1.xml");
        for (var part : parts.values())
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)));
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false))) {
            var rows = workbook.findSheet("Tổng hợp").orElseThrow().read();
            var figures = rows.stream().filter(row -> row.getRowNum() >= 5).toList();
            assertThat(figures.getFirst().getCellText(0)).isEqualTo("Tỷ lệ đúng giờ");
            assertThat(figures.get(1).getCellText(0)).isEqualTo("Ba Vì <&>");
            assertThat(figures.get(1).getCellAsNumber(1)).contains(new BigDecimal("0.25"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000})
    void holdsAnyNumberOfLines(int lines) throws IOException {
        var all = IntStream.range(0, lines)
                .mapToObj(n -> line("Điểm cầu " + n, 0.5))
                .toArray(Line[]::new);
        assertThat(read(book(all))).hasSize(lines + 1);
    }

    @Test
    void withoutFiguresThereIsNoChart() throws IOException {
        var chart = new Chart("Tỷ lệ", Kind.PERCENT, true, List.of("Kỳ này"), List.of());
        var parts = parts(Spreadsheet.of(
                new Book<>("Trống", List.of(), new Table<>("Điểm / danh: [1]", COLUMNS, List.of()), chart)));
        assertThat(parts).doesNotContainKey("xl/charts/chart1.xml");
        assertThat(parts.get("xl/workbook.xml")).contains("sheetId=\"1\"");
    }

    private static Line line(String name, @Nullable Double rate) {
        return new Line(name, 1234, 85.25, rate, EIGHT, true);
    }

    private static byte[] book(Line... lines) {
        var chart = new Chart(
                "Tỷ lệ đúng giờ",
                Kind.PERCENT,
                true,
                List.of("Kỳ này", "Kỳ trước"),
                List.of(
                        new Chart.Bar("Ba Vì <&>", Arrays.asList(0.25, 0.75)),
                        new Chart.Bar("Ba Đình", Arrays.asList(0.5, null))));
        return Spreadsheet.of(new Book<>(
                "Tổng hợp", List.of(new Fact("Kỳ", "Tuần 49")), new Table<>("Bảng", COLUMNS, List.of(lines)), chart));
    }

    private static List<Row> read(byte[] bytes) throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false))) {
            return new ArrayList<>(workbook.getFirstSheet().read());
        }
    }

    private static Map<String, String> parts(byte[] bytes) throws IOException {
        var parts = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        return parts;
    }
}
