package vn.giaoban.letterhead;

import java.awt.Color;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.draw.LineSeparator;

/**
 * What stands above every official document (Decree 30/2020/NĐ-CP, appendix I): left who issues it and its number, right the state's name and motto,
 * place and date.
 */
final class Masthead {

    private final LetterheadSettings settings;
    private final OfficialFonts fonts;
    private final String body;

    /**
     * A masthead.
     *
     * @param body who issues the document; empty when nobody is named
     */
    Masthead(LetterheadSettings settings, OfficialFonts fonts, String body) {
        this.settings = settings;
        this.fonts = fonts;
        this.body = body;
    }

    /**
     * The two columns.
     *
     * @param number what follows {@code Số:}
     */
    PdfPTable table(String number, LocalDate issued) {
        var head = new PdfPTable(new float[] {43, 57});
        head.setWidthPercentage(100);
        var left = cell();
        left.setPaddingRight(8);
        addUpper(left, settings.parentBody(), fonts.upright(12.5f));
        addUpper(left, body, fonts.bold(12.5f));
        if (!body.isEmpty()) left.addElement(line(30));
        var right = cell();
        right.addElement(centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", fonts.bold(12.5f)));
        right.addElement(centred("Độc lập - Tự do - Hạnh phúc", fonts.bold(13.5f)));
        right.addElement(line(63));
        head.addCell(left);
        head.addCell(right);
        var numbered = cell();
        numbered.setPaddingRight(8);
        numbered.addElement(centred("Số: " + number, fonts.upright(13)));
        var dated = cell();
        dated.addElement(centred(placeAndDate(issued), fonts.italic(13.5f)));
        head.addCell(numbered);
        head.addCell(dated);
        return head;
    }

    /** With a zero before days below 10 and the months 1 and 2, so that nobody can put another figure there. */
    private String placeAndDate(LocalDate date) {
        return "%s, ngày %02d tháng %s năm %d"
                .formatted(
                        fonts.printable(settings.place()),
                        date.getDayOfMonth(),
                        date.getMonthValue() < 3 ? "0" + date.getMonthValue() : date.getMonthValue(),
                        date.getYear());
    }

    /** Adds a line in capital letters; nothing when there is no text. */
    void addUpper(PdfPCell cell, @Nullable String text, Font font) {
        var printable = text == null ? "" : fonts.printable(text);
        if (!printable.isEmpty()) cell.addElement(centred(printable.toUpperCase(Locale.of("vi")), font));
    }

    static Paragraph centred(String text, Font font) {
        var paragraph = new Paragraph(font.getSize() * 1.25f, text, font);
        paragraph.setAlignment(Element.ALIGN_CENTER);
        return paragraph;
    }

    /** The thin line below the names of state and office and below the subject, as wide as a share of the column, in percent. */
    static LineSeparator line(float share) {
        return new LineSeparator(0.7f, share, Color.BLACK, Element.ALIGN_CENTER, -5);
    }

    /** A cell without a border. */
    static PdfPCell cell() {
        var cell = new PdfPCell();
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        cell.setPaddingBottom(7);
        return cell;
    }
}
