package vn.giaoban.letterhead;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.util.Map;
import org.openpdf.text.Image;
import org.openpdf.text.pdf.PdfWriter;

/** Draws a QR code (ISO/IEC 18004) as rectangles, sharp at any size, with the quiet zone of four modules around it. */
public final class QrCode {

    private static final int QUIET = 4;

    private QrCode() {}

    /**
     * An address as a picture.
     *
     * @param side in points
     * @throws IllegalArgumentException when the text is too long for a code
     */
    static Image of(String text, float side, PdfWriter writer) {
        var modules = modules(text);
        var module = side / modules.getWidth();
        var drawing = writer.getDirectContent().createTemplate(side, side);
        drawing.setColorFill(Color.BLACK);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); ) {
                var from = x;
                while (x < modules.getWidth() && modules.get(x, y)) x++;
                if (x > from)
                    drawing.rectangle(from * module, side - (y + 1) * module, (x - from) * module, module * 1.02f);
                else x++;
            }
        }
        drawing.fill();
        return Image.getInstance(drawing);
    }

    /**
     * A code for a page.
     *
     * @param side in modules, the quiet zone included
     * @param path what is dark, as the {@code d} of an SVG path in a square of that side
     */
    public record Drawing(int side, String path) {}

    /**
     * An address as a drawing for a page.
     *
     * @throws IllegalArgumentException when the text is too long for a code
     */
    public static Drawing drawing(String text) {
        var modules = modules(text);
        var path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); ) {
                var from = x;
                while (x < modules.getWidth() && modules.get(x, y)) x++;
                if (x > from) path.append("M%d %dh%dv1h-%dz".formatted(from, y, x - from, x - from));
                else x++;
            }
        }
        return new Drawing(modules.getWidth(), path.toString());
    }

    private static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    QUIET));
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code can say " + text, e);
        }
    }
}
