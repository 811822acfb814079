package vn.giaoban.letters;

import java.util.ArrayList;
import java.util.Locale;

/** A notice as plain text. */
final class NoticeLetter {

    private NoticeLetter() {}

    /** The text with CR LF; each address is alone on its line. */
    static String write(NoticeContent notice) {
        var lines = new ArrayList<String>();
        lines.add(notice.heading().toUpperCase(Locale.ROOT));
        lines.add("");
        lines.add(notice.greeting());
        for (var paragraph : notice.paragraphs()) {
            lines.add("");
            lines.add(paragraph);
        }
        if (!notice.rows().isEmpty()) lines.add("");
        for (var row : notice.rows())
            lines.add(row.label() + ": " + row.value().strip().replaceAll("\\R", "\r\n    "));
        for (var action : notice.actions()) {
            lines.add("");
            lines.add(action.label() + ":");
            lines.add("");
            lines.add(action.url());
        }
        if (!notice.closing().isEmpty()) {
            lines.add("");
            lines.add(notice.closing());
        }
        lines.add("");
        lines.add("Trân trọng.");
        lines.add("");
        return String.join("\r\n", lines);
    }
}
