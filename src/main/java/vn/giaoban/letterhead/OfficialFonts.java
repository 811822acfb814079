package vn.giaoban.letterhead;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;
import vn.giaoban.post.OneLine;

/**
 * Liberation Serif, which has the widths of Times New Roman, the font that official documents are written in, and all Vietnamese letters. Only
 * the letters that a document uses are embedded in it.
 */
final class OfficialFonts {

    /** Longer texts are no invitation any more. */
    private static final int LONGEST = 2_000;

    private @Nullable Set fonts;

    /** The cuts. */
    private record Set(BaseFont upright, BaseFont bold, BaseFont italic, BaseFont boldItalic) {}

    Font upright(float size) {
        return new Font(fonts().upright(), size);
    }

    Font bold(float size) {
        return new Font(fonts().bold(), size);
    }

    Font italic(float size) {
        return new Font(fonts().italic(), size);
    }

    Font boldItalic(float size) {
        return new Font(fonts().boldItalic(), size);
    }

    /**
     * The text in one line and in the composed form (NFC) that the font has letters for; what it has no letter for is left out, if it is an
     * emoji, or becomes a box.
     */
    String printable(String text) {
        var font = fonts().upright();
        var composed = Normalizer.normalize(OneLine.of(text), Normalizer.Form.NFC);
        var printable = new StringBuilder();
        composed.codePoints().limit(LONGEST).forEach(c -> {
            if (Character.getType(c) == Character.FORMAT) return;
            if (font.charExists(c)) printable.appendCodePoint(c);
            else if (!isPartOfEmoji(c)) printable.append('□');
        });
        if (composed.codePointCount(0, composed.length()) > LONGEST) printable.append('…');
        return OneLine.of(printable.toString());
    }

    private static boolean isPartOfEmoji(int c) {
        return Character.isEmoji(c)
                || Character.isEmojiModifier(c)
                || Character.isEmojiComponent(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private synchronized Set fonts() {
        if (fonts == null) fonts = new Set(font("Regular"), font("Bold"), font("Italic"), font("BoldItalic"));
        return fonts;
    }

    private static BaseFont font(String cut) {
        var name = "LiberationSerif-" + cut + ".ttf";
        try (var in = OfficialFonts.class.getResourceAsStream("/liberation/" + name)) {
            if (in == null) throw new IllegalStateException(name + " is not on the class path");
            return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
