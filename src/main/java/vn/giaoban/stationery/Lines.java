package vn.giaoban.stationery;

/** Tidies what a text template leaves: what stands between its tags are lines too. */
final class Lines {

    private Lines() {}

    /** The text with CR LF, no space at the ends of lines, no two empty lines in a row, none at the start and one line end at the end. */
    static String tidy(String text) {
        var tidy = new StringBuilder(text.length() + 64);
        var empty = true;
        for (var line : text.split("\r\n|\n|\r", -1)) {
            var kept = line.stripTrailing();
            if (kept.isEmpty() && empty) continue;
            empty = kept.isEmpty();
            tidy.append(kept).append("\r\n");
        }
        return tidy.toString().stripTrailing() + "\r\n";
    }
}
