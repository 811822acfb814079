package vn.giaoban.letterhead;

import java.util.List;
import org.openpdf.text.Chunk;
import org.openpdf.text.Element;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** The running text of a formal letter, and its foot: who gets a copy, and who signs. */
final class FormalText {

    private static final float MM = 72 / 25.4f;
    private static final float BODY = 14;
    private static final float INDENT = 10 * MM;

    private final LetterheadSettings settings;
    private final OfficialFonts fonts;
    private final Masthead masthead;

    FormalText(LetterheadSettings settings, OfficialFonts fonts, Masthead masthead) {
        this.settings = settings;
        this.fonts = fonts;
        this.masthead = masthead;
    }

    /** A paragraph whose text can be printed. */
    Paragraph running(String text) {
        var paragraph = new Paragraph(19, text, fonts.upright(BODY));
        paragraph.setAlignment(Element.ALIGN_JUSTIFIED);
        paragraph.setFirstLineIndent(INDENT);
        paragraph.setSpacingBefore(5);
        return paragraph;
    }

    Paragraph labelled(String label, String text) {
        var paragraph = running("");
        paragraph.add(new Chunk(label + ": ", fonts.bold(BODY)));
        paragraph.add(new Chunk(fonts.printable(text), fonts.upright(BODY)));
        return paragraph;
    }

    /** Copies at the left, the signature at the right. */
    PdfPTable foot(List<String> copies) {
        var foot = new PdfPTable(new float[] {45, 55});
        foot.setWidthPercentage(100);
        foot.setSpacingBefore(14);
        // the signature is not torn from what it signs, as long as all of it fits on a page
        foot.setKeepTogether(copies.size() < 30);
        foot.setSplitLate(false);
        var left = Masthead.cell();
        left.addElement(new Paragraph(14, "Nơi nhận:", fonts.boldItalic(12)));
        var last = copies.size();
        for (var copy : copies) {
            last--;
            left.addElement(
                    new Paragraph(13, "- " + fonts.printable(copy) + (last == 0 ? "." : ";"), fonts.upright(11)));
        }
        foot.addCell(left);
        foot.addCell(signature());
        return foot;
    }

    private PdfPCell signature() {
        var signature = Masthead.cell();
        masthead.addUpper(signature, settings.authority(), fonts.bold(14));
        masthead.addUpper(signature, settings.position(), fonts.bold(14));
        var signer = settings.signer();
        var name = Masthead.centred(signer == null ? "" : fonts.printable(signer), fonts.bold(14));
        name.setSpacingBefore(28 * MM);
        signature.addElement(name);
        return signature;
    }
}
