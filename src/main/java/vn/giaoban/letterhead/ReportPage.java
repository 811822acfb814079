package vn.giaoban.letterhead;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;
import vn.giaoban.letterhead.PrintedReport.Align;
import vn.giaoban.letterhead.PrintedReport.Grid;
import vn.giaoban.letterhead.PrintedReport.Proof;

/**
 * Lays out one report after Decree 30/2020/NĐ-CP, appendix I: A4, margins of 20, 20, 30 and 15 mm, the masthead of official documents; tables whose
 * heads come again on each page; signatures and the proof in one piece at the end.
 */
final class ReportPage {

    private static final float MM = 72 / 25.4f;
    private static final float BODY = 13;
    private static final float TABLE = 11;
    private static final float CODE = 30 * MM;

    private final LetterheadSettings office;
    private final ReportSettings settings;
    private final OfficialFonts fonts;
    private final PrintedReport report;

    ReportPage(LetterheadSettings office, ReportSettings settings, OfficialFonts fonts, PrintedReport report) {
        this.office = office;
        this.settings = settings;
        this.fonts = fonts;
        this.report = report;
    }

    /** The document as the library makes it. */
    byte[] write() {
        var bytes = new ByteArrayOutputStream(64_000);
        var size = report.wide() ? PageSize.A4.rotate() : PageSize.A4;
        var document = new Document(size, 30 * MM, 15 * MM, 20 * MM, 20 * MM);
        var writer = PdfWriter.getInstance(document, bytes);
        writer.setPageEvent(new PageNumbers(fonts.upright(13), 20 * MM));
        document.open();
        document.addTitle(fonts.printable(report.title() + ": " + report.subject()));
        document.addAuthor(body());
        var date = new PdfString("D:" + report.issued().toString().replace("-", "") + "000000Z");
        writer.getInfo().put(PdfName.CREATIONDATE, date);
        writer.getInfo().put(PdfName.MODDATE, date);
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("vi"));
        var number = fonts.printable(settings.numberIn(report.issued().getYear()));
        document.add(masthead().table(number.startsWith("/") ? "          " + number : number, report.issued()));
        addTitle(document);
        report.facts().forEach(fact -> document.add(labelled(fact)));
        report.grids().forEach(grid -> addGrid(document, grid));
        document.add(foot(writer));
        document.close();
        return bytes.toByteArray();
    }

    private Masthead masthead() {
        return new Masthead(office, fonts, body());
    }

    private String body() {
        var body = office.body() == null ? report.body() : office.body();
        return body == null ? "" : fonts.printable(body);
    }

    private void addTitle(Document document) {
        var title = Masthead.centred(fonts.printable(report.title()).toUpperCase(Locale.of("vi")), fonts.bold(14));
        title.setSpacingBefore(12);
        document.add(title);
        var subject = fonts.printable(report.subject());
        if (!subject.isEmpty()) document.add(Masthead.centred(subject, fonts.bold(14)));
        document.add(Masthead.line(20));
        document.add(new Paragraph(10, " ", fonts.upright(8)));
    }

    private Paragraph labelled(PrintedReport.Fact fact) {
        var paragraph = new Paragraph(17, "", fonts.upright(BODY));
        paragraph.setAlignment(Element.ALIGN_JUSTIFIED);
        paragraph.setSpacingBefore(2);
        paragraph.add(new Chunk(fonts.printable(fact.label()) + ": ", fonts.bold(BODY)));
        paragraph.add(new Chunk(fonts.printable(fact.value()), fonts.upright(BODY)));
        return paragraph;
    }

    private void addGrid(Document document, Grid grid) {
        if (grid.rows().isEmpty()) {
            document.add(new Paragraph(25, fonts.printable(grid.caption()), fonts.bold(BODY)));
            document.add(new Paragraph(17, "Không có.", fonts.italic(BODY)));
            return;
        }
        var table = new PdfPTable(widths(grid));
        table.setWidthPercentage(100);
        table.setSpacingBefore(8);
        table.setSplitLate(true);
        // a caption is part of the head, so that it never stands at the foot of a page without its table
        table.setHeaderRows(grid.caption().isEmpty() ? 1 : 2);
        if (!grid.caption().isEmpty()) table.addCell(captionCell(grid));
        for (var head : grid.heads()) table.addCell(headCell(head.heading()));
        for (var row : grid.rows())
            for (int column = 0; column < row.size(); column++)
                table.addCell(bodyCell(row.get(column), grid.heads().get(column).align()));
        document.add(table);
    }

    private static float[] widths(Grid grid) {
        var widths = new float[grid.heads().size()];
        for (int column = 0; column < widths.length; column++)
            widths[column] = grid.heads().get(column).width();
        return widths;
    }

    private PdfPCell captionCell(Grid grid) {
        var cell = new PdfPCell(new Phrase(fonts.printable(grid.caption()), fonts.bold(BODY)));
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setColspan(grid.heads().size());
        cell.setPadding(0);
        cell.setPaddingBottom(6);
        return cell;
    }

    private PdfPCell headCell(String text) {
        var cell = cell(new Phrase(TABLE * 1.15f, fonts.printable(text), fonts.bold(TABLE)));
        cell.setHorizontalAlignment(Element.ALIGN_CENTER);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.setBackgroundColor(new Color(0xEE, 0xF1, 0xF5));
        return cell;
    }

    private PdfPCell bodyCell(String text, Align align) {
        var cell = cell(new Phrase(TABLE * 1.15f, fonts.printable(text), fonts.upright(TABLE)));
        cell.setHorizontalAlignment(
                switch (align) {
                    case LEFT -> Element.ALIGN_LEFT;
                    case CENTRE -> Element.ALIGN_CENTER;
                    case RIGHT -> Element.ALIGN_RIGHT;
                });
        return cell;
    }

    private static PdfPCell cell(Phrase phrase) {
        var cell = new PdfPCell(phrase);
        cell.setBorderWidth(0.5f);
        cell.setPadding(3);
        cell.setPaddingBottom(4);
        return cell;
    }

    /** Signatures and proof are not torn from one another, so that no proof stands on a page of its own. */
    private PdfPTable foot(PdfWriter writer) {
        var foot = new PdfPTable(new float[] {50, 50});
        foot.setWidthPercentage(100);
        foot.setSpacingBefore(12);
        foot.setKeepTogether(true);
        var left = Masthead.cell();
        masthead().addUpper(left, settings.preparedBy(), fonts.bold(BODY));
        left.addElement(Masthead.centred("(Ký, ghi rõ họ tên)", fonts.italic(12)));
        foot.addCell(left);
        var right = Masthead.cell();
        masthead().addUpper(right, office.authority(), fonts.bold(BODY));
        masthead().addUpper(right, office.position(), fonts.bold(BODY));
        if (office.authority() == null && office.position() == null)
            masthead().addUpper(right, "Thủ trưởng cơ quan, đơn vị", fonts.bold(BODY));
        right.addElement(Masthead.centred("(Ký, ghi rõ họ tên, đóng dấu)", fonts.italic(12)));
        var signer = office.signer();
        var name = Masthead.centred(signer == null ? " " : fonts.printable(signer), fonts.bold(BODY));
        name.setSpacingBefore(24 * MM);
        right.addElement(name);
        right.setPaddingBottom(14);
        foot.addCell(right);
        if (report.proof() != null) foot.addCell(proof(report.proof(), writer));
        return foot;
    }

    private PdfPCell proof(Proof proof, PdfWriter writer) {
        var table = new PdfPTable(new float[] {CODE + 4, (report.wide() ? 252 : 165) * MM - CODE - 4});
        var code = Masthead.cell();
        code.setPadding(2);
        code.setImage(QrCode.of(proof.url(), CODE, writer));
        table.addCell(code);
        var words = Masthead.cell();
        words.setPadding(8);
        words.setVerticalAlignment(Element.ALIGN_MIDDLE);
        words.addElement(small("Mã kiểm chứng (SHA-256): ", proof.digest()));
        if (!proof.statement().isEmpty()) words.addElement(small("", proof.statement()));
        words.addElement(small("Quét mã hoặc mở địa chỉ này để kiểm tra: ", proof.url()));
        table.addCell(words);
        var cell = new PdfPCell(table);
        cell.setColspan(2);
        cell.setBorderWidth(0.5f);
        return cell;
    }

    private Paragraph small(String label, String text) {
        var paragraph = new Paragraph(13, "", fonts.upright(10));
        paragraph.add(new Chunk(label, fonts.bold(10)));
        paragraph.add(new Chunk(fonts.printable(text), fonts.upright(10)));
        return paragraph;
    }
}
