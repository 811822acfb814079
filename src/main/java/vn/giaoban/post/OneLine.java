package vn.giaoban.post;

/** Makes what people typed harmless for places that take one line, such as headers and calendar parameters. */
public final class OneLine {

    private OneLine() {}

    /**
     * The text with every run of white space, line breaks and control characters as one space, and without what only steers the
     * display (zero-width and direction marks; the joiner of emoji stays).
     */
    public static String of(String text) {
        var line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(line, c));
        return line.toString().strip();
    }

    /**
     * The same for names and titles in headers: cut short with an ellipsis, since a line takes 998 octets (RFC 5322), and without what would be read as
     * encoded text (RFC 2047). A space after a backslash becomes one at which no line is broken, since readers take a backslash at the end of a line for an
     * escape, and lose it.
     */
    public static String forHeader(String text, int mostCharacters) {
        var line = of(text).replace("=?", "= ?").replace("\\ ", "\\\u00A0");
        if (line.codePointCount(0, line.length()) <= mostCharacters) return line;
        return line.substring(0, line.offsetByCodePoints(0, mostCharacters - 1)).strip() + "…";
    }

    private static void append(StringBuilder line, int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
            if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') line.append(' ');
        } else if (!steersDisplay(c) && !isHalfOfPair(c)) {
            line.appendCodePoint(c);
        }
    }

    private static boolean steersDisplay(int c) {
        return c == 0x200B
                || c == 0xFEFF
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    /** A lone surrogate has no form in UTF-8. */
    private static boolean isHalfOfPair(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
