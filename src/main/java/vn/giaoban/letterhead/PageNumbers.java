package vn.giaoban.letterhead;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/** The number of each page but the first, centred in the upper margin. */
final class PageNumbers extends PdfPageEventHelper {

    private final Font font;
    private final float margin;

    PageNumbers(Font font, float margin) {
        this.font = font;
        this.margin = margin;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        if (writer.getPageNumber() == 1) return;
        var middle = document.getPageSize().getWidth() / 2;
        var height = document.getPageSize().getHeight() - margin * 0.7f;
        ColumnText.showTextAligned(
                writer.getDirectContent(),
                Element.ALIGN_CENTER,
                new Phrase(Integer.toString(writer.getPageNumber()), font),
                middle,
                height,
                0);
    }
}
