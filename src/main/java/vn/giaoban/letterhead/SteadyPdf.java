package vn.giaoban.letterhead;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Takes chance out of a PDF: the library names it, and the part of each font that it embeds, by random letters. They become fixed ones of the same
 * length, so that no offset in the file moves.
 */
final class SteadyPdf {

    private static final Pattern FONT = Pattern.compile("(/(?:BaseFont|FontName)/)[A-Z]{6}(\\+LiberationSerif)");
    private static final Pattern ID = Pattern.compile("/ID \\[<[0-9a-f]{32}><[0-9a-f]{32}>]");

    private SteadyPdf() {}

    static byte[] of(byte[] pdf, FormalInvitation invitation) {
        return of(pdf, invitation.briefing().toString().replace("-", ""), invitation.hashCode());
    }

    static byte[] of(byte[] pdf, FormalNotice notice) {
        return of(pdf, notice.briefing().toString().replace("-", ""), notice.hashCode());
    }

    static byte[] of(byte[] pdf, PrintedReport report) {
        return of(pdf, "%032x".formatted(report.title().hashCode() & 0xFFFFFFFFL), report.hashCode());
    }

    /**
     * The same without chance.
     *
     * @param id what it is, 32 digits in hex
     * @param state which state of it
     */
    private static byte[] of(byte[] pdf, String id, int state) {
        // one byte is one character, so that what is compressed stays as it is
        var text = new String(pdf, StandardCharsets.ISO_8859_1);
        var fonts = FONT.matcher(text).replaceAll("$1GIAOBA$2");
        var change = "%032x".formatted(state & 0xFFFFFFFFL);
        return ID.matcher(fonts)
                .replaceAll("/ID [<" + id + "><" + change + ">]")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
