package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class CsvTableTests {

    @Test
    void beginsWithAByteOrderMarkAndEndsLinesAsRfc4180Says() {
        var table = new CsvTable("a", "b");
        table.row("Quận Ba Đình", null);
        assertThat(table).hasToString("\uFEFFa,b\r\nQuận Ba Đình,\r\n");
    }

    @Test
    void quotesWhatWouldBreakACell() {
        var table = new CsvTable("a");
        table.row("Sở Văn hóa, \"Thể thao\"\nvà Du lịch");
        assertThat(table.toString()).endsWith("\"Sở Văn hóa, \"\"Thể thao\"\"\nvà Du lịch\"\r\n");
    }

    @Test
    void keepsASpreadsheetFromRunningAFormula() {
        var table = new CsvTable("a");
        for (var cell : new String[] {"=cmd()", "+1", "-1", "@x", "\tx", "\rx"}) table.row(cell);
        assertThat(table.toString().lines().skip(1).filter(line -> !line.isEmpty()))
                .allMatch(line -> line.startsWith("'") || line.startsWith("\"'") || line.equals("x\""));
    }

    @Test
    void aNumberIsNoFormula() {
        var table = new CsvTable("a");
        table.row(-1.5);
        assertThat(table.toString()).endsWith("-1.5\r\n");
    }

    @Test
    void jsonIsPreferredUnlessCsvIsAskedForFirst() {
        assertThat(CsvTable.isPreferred(MediaType.parseMediaTypes(""))).isFalse();
        assertThat(CsvTable.isPreferred(MediaType.parseMediaTypes("*/*"))).isFalse();
        assertThat(CsvTable.isPreferred(MediaType.parseMediaTypes("text/csv"))).isTrue();
        assertThat(CsvTable.isPreferred(MediaType.parseMediaTypes("text/*, application/json;q=0.5")))
                .isTrue();
        assertThat(CsvTable.isPreferred(MediaType.parseMediaTypes("text/csv;q=0.5, application/json")))
                .isFalse();
        assertThat(CsvTable.isPreferred(MediaType.parseMediaTypes("text/html, text/csv, */*;q=0.1")))
                .isTrue();
    }
}
