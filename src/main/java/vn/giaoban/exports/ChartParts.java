package vn.giaoban.exports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Puts a chart into a spreadsheet that was written without one, since the library that writes spreadsheets draws none: a drawing with one chart
 * (ECMA-376, part 1, clauses 20.5 and 21.2) and the relationships that lead to it.
 */
final class ChartParts {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
    /** A constant time, since an archive with the same content should be the same. */
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private ChartParts() {}

    /**
     * Where a chart stands, and where its figures are.
     *
     * @param sheet name of the sheet
     * @param number its number, from 1
     * @param row of the head of its figures, from 0; names are in the first column, each series in one of the next
     */
    record Place(String sheet, int number, int row) {}

    /** Packs the spreadsheet anew, with the chart unless that has no bars. Blocks: a file is written and read again. */
    static byte[] addTo(byte[] xlsx, Place place, Chart chart) {
        var parts = read(xlsx);
        if (!chart.bars().isEmpty()) add(parts, place, chart);
        return write(parts);
    }

    private static void add(Map<String, byte[]> parts, Place place, Chart chart) {
        parts.computeIfPresent("[Content_Types].xml", (_, xml) -> before(xml, "</Types>", """
                <Override PartName="/xl/drawings/drawing1.xml" \
                ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>\
                <Override PartName="/xl/charts/chart1.xml" \
                ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>"""));
        parts.computeIfPresent(
                "xl/worksheets/sheet" + place.number() + ".xml",
                (_, xml) -> before(xml, "</worksheet>", "<drawing r:id=\"rIdChart\"/>"));
        put(
                parts,
                "xl/worksheets/_rels/sheet" + place.number() + ".xml.rels",
                relationship("rIdChart", "drawing", "../drawings/drawing1.xml"));
        put(parts, "xl/drawings/drawing1.xml", drawing(place, chart));
        put(parts, "xl/drawings/_rels/drawing1.xml.rels", relationship("rId1", "chart", "../charts/chart1.xml"));
        put(parts, "xl/charts/chart1.xml", new ChartXml(chart, place).write());
    }

    private static void put(Map<String, byte[]> parts, String name, String xml) {
        parts.put(name, (HEAD + xml).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] before(byte[] xml, String end, String addition) {
        var text = new String(xml, StandardCharsets.UTF_8);
        var at = text.lastIndexOf(end);
        if (at < 0) throw new IllegalStateException("no " + end);
        return (text.substring(0, at) + addition + text.substring(at)).getBytes(StandardCharsets.UTF_8);
    }

    private static String relationship(String id, String type, String target) {
        return "<Relationships xmlns=\"%s\"><Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/></Relationships>"
                .formatted(PACKAGE, id, OFFICE, type, target);
    }

    /** Beside its figures, as high as its bars need. */
    private static String drawing(Place place, Chart chart) {
        var column = chart.series().size() + 2;
        var rows = chart.lying()
                ? Math.max(18, chart.bars().size() * chart.series().size() + 6)
                : 20;
        return """
                <xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" \
                xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>\
                <xdr:from><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>\
                <xdr:to><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>\
                <xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Biểu đồ"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>\
                <xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>\
                <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">\
                <c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="%s" r:id="rId1"/>\
                </a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>""".formatted(column, place.row(), column + 10, place.row() + rows, OFFICE);
    }

    /** By way of a file, since the library packs in a way that can only be read from the archive's end. */
    private static Map<String, byte[]> read(byte[] xlsx) {
        try {
            var file = Files.createTempFile("giaoban", ".xlsx");
            try {
                Files.write(file, xlsx);
                return read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> read(Path file) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                try (var in = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return parts;
    }

    private static byte[] write(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream(32_000);
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
