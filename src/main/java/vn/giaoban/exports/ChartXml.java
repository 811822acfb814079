package vn.giaoban.exports;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A bar chart as DrawingML (ECMA-376, part 1, clause 21.2). It names the cells that its figures come from, and holds a copy of them, by which
 * programs show it before they have read the sheet.
 */
final class ChartXml {

    private static final List<String> COLOURS = List.of("1F5FA8", "B9C7D9", "7A869A");

    private final Chart chart;
    private final ChartParts.Place place;

    ChartXml(Chart chart, ChartParts.Place place) {
        this.chart = chart;
        this.place = place;
    }

    String write() {
        var xml = new StringBuilder(8_000);
        xml.append("""
                <c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" \
                xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:roundedCorners val="0"/><c:chart>\
                <c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1400" b="1"/></a:pPr><a:r><a:rPr lang="vi-VN" sz="1400" b="1"/>\
                <a:t>%s</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>\
                <c:plotArea><c:layout/><c:barChart><c:barDir val="%s"/><c:grouping val="clustered"/><c:varyColors val="0"/>""".formatted(escaped(chart.title()), chart.lying() ? "bar" : "col"));
        for (int s = 0; s < chart.series().size(); s++) addSeries(xml, s);
        xml.append("""
                <c:gapWidth val="60"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>\
                <c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="%s"/></c:scaling><c:delete val="0"/>\
                <c:axPos val="%s"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>\
                <c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="222222222"/><c:crosses val="autoZero"/>\
                <c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/></c:catAx>\
                <c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/>%s<c:min val="0"/></c:scaling>\
                <c:delete val="0"/><c:axPos val="%s"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9DEE5"/></a:solidFill></a:ln></c:spPr>\
                </c:majorGridlines><c:numFmt formatCode="%s" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>\
                <c:tickLblPos val="nextTo"/><c:crossAx val="111111111"/><c:crosses val="%s"/></c:valAx></c:plotArea>%s\
                <c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>""".formatted(
                        // the first name on top
                        chart.lying() ? "maxMin" : "minMax",
                        chart.lying() ? "l" : "b",
                        chart.kind() == Column.Kind.PERCENT ? "<c:max val=\"1\"/>" : "",
                        chart.lying() ? "b" : "l",
                        chart.kind() == Column.Kind.PERCENT ? "0%" : "#,##0",
                        chart.lying() ? "max" : "autoZero",
                        chart.series().size() > 1
                                ? "<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>"
                                : ""));
        return xml.toString();
    }

    private void addSeries(StringBuilder xml, int series) {
        var colour = COLOURS.get(series % COLOURS.size());
        xml.append("""
                <c:ser><c:idx val="%1$d"/><c:order val="%1$d"/><c:tx><c:strRef><c:f>%2$s</c:f><c:strCache><c:ptCount val="1"/>\
                <c:pt idx="0"><c:v>%3$s</c:v></c:pt></c:strCache></c:strRef></c:tx>\
                <c:spPr><a:solidFill><a:srgbClr val="%4$s"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>""".formatted(
                        series,
                        range(series + 1, place.row(), place.row()),
                        escaped(chart.series().get(series)),
                        colour));
        if (chart.series().size() == 1) xml.append("""
                <c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>\
                <c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>""");
        var last = place.row() + chart.bars().size();
        xml.append("<c:cat><c:strRef><c:f>")
                .append(range(0, place.row() + 1, last))
                .append("</c:f><c:strCache>");
        addPoints(xml, chart.bars().stream().map(bar -> escaped(bar.name())).toList());
        xml.append("</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>")
                .append(range(series + 1, place.row() + 1, last))
                .append("</c:f><c:numCache><c:formatCode>")
                .append(escaped(chart.kind().format()))
                .append("</c:formatCode>");
        addPoints(
                xml,
                chart.bars().stream()
                        .map(bar -> Objects.toString(bar.values().get(series), ""))
                        .toList());
        xml.append("</c:numCache></c:numRef></c:val></c:ser>");
    }

    private static void addPoints(StringBuilder xml, List<String> values) {
        xml.append("<c:ptCount val=\"").append(values.size()).append("\"/>");
        IntStream.range(0, values.size())
                .filter(n -> !values.get(n).isEmpty())
                .forEach(n -> xml.append("<c:pt idx=\"%d\"><c:v>%s</c:v></c:pt>".formatted(n, values.get(n))));
    }

    /** Cells of a column as formulas name them. */
    private String range(int column, int first, int last) {
        var letter = (char) ('A' + column);
        return escaped("'%s'!$%c$%d:$%c$%d".formatted(place.sheet(), letter, first + 1, letter, last + 1));
    }

    private static String escaped(String text) {
        return text.codePoints()
                .filter(c -> (c >= ' ' && c < 0xFFFE && !Character.isSurrogate((char) c)) || c > 0xFFFF)
                .collect(
                        StringBuilder::new,
                        (xml, c) -> {
                            switch (c) {
                                case '&' -> xml.append("&amp;");
                                case '<' -> xml.append("&lt;");
                                case '>' -> xml.append("&gt;");
                                case '"' -> xml.append("&quot;");
                                default -> xml.appendCodePoint(c);
                            }
                        },
                        StringBuilder::append)
                .toString();
    }
}
