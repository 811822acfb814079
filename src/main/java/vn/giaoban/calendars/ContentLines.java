package vn.giaoban.calendars;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Folds iCalendar content lines at 75 octets (RFC 5545, 3.1) and never inside a character: libraries count characters, and a
 * Vietnamese line of 75 characters can have twice as many octets.
 */
final class ContentLines {

    private static final int LIMIT = 75;

    private ContentLines() {}

    /** The lines, which end with CR LF, folded. A link that fits into a line of its own is kept whole. */
    static String fold(String unfolded) {
        var folded = new StringBuilder(unfolded.length() + 64);
        unfolded.lines().forEach(line -> fold(line, folded));
        return folded.toString();
    }

    /** Whether the link, if there is one, stays in one piece when folded. */
    static boolean keepWhole(@Nullable String link) {
        return link == null || 1 + link.length() <= LIMIT;
    }

    private static void fold(String line, StringBuilder to) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int c = line.codePointAt(at);
            int size = octetsOf(c);
            if (octets + size > LIMIT || startsLinkThatFitsOnlyAlone(line, at, octets)) {
                to.append("\r\n ");
                octets = 1;
            }
            to.appendCodePoint(c);
            octets += size;
            at += Character.charCount(c);
        }
        to.append("\r\n");
    }

    private static boolean startsLinkThatFitsOnlyAlone(String line, int at, int octets) {
        if (!line.startsWith("http", at) || octets <= 1) return false;
        int end = at;
        while (end < line.length() && isPartOfLink(line.charAt(end))) end++;
        return octets + end - at > LIMIT && 1 + end - at <= LIMIT;
    }

    private static boolean isPartOfLink(char c) {
        return c > ' ' && c < 0x7F && c != '\\' && c != '"' && c != ';' && c != ',';
    }

    private static int octetsOf(int c) {
        return Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
    }
}
