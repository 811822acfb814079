package vn.giaoban.letters;

import java.util.ArrayList;
import java.util.List;

/** A letter as plain text, for mail programs that show nothing else and for those who script. */
final class PlainLetter {

    private PlainLetter() {}

    /** The text with CR LF; the personal link is alone on its line. */
    static String write(LetterContent letter) {
        var lines = new ArrayList<>(List.of(
                letter.heading().toUpperCase(java.util.Locale.ROOT),
                "",
                letter.greeting(),
                "",
                letter.intro(),
                "",
                "    " + letter.title(),
                "",
                "Thời gian: " + letter.day() + ", " + letter.hours()));
        for (var row : letter.rows()) lines.add(row.label() + ": " + row.value());
        for (var difference : letter.differences()) lines.add("  * " + difference.line());
        if (!letter.agenda().isEmpty()) lines.addAll(List.of("", "Nội dung:"));
        for (var item : letter.agenda()) lines.add("  " + item.number() + ". " + line(item));
        if (letter.link() != null)
            lines.addAll(List.of("", "Vào phòng họp:", "", letter.link(), "", letter.linkNote()));
        if (letter.desk() != null)
            lines.addAll(List.of("", "Trả lời, chọn phòng, đăng ký đại biểu của điểm cầu:", "", letter.desk()));
        if (letter.contact() != null) lines.addAll(List.of("", "Liên hệ: " + letter.contact()));
        lines.addAll(List.of("", "Trân trọng.", ""));
        return String.join("\r\n", lines);
    }

    private static String line(LetterContent.Item item) {
        var minutes = item.minutes().isEmpty() ? "" : " (" + item.minutes() + ")";
        return item.title() + minutes + (item.presenter().isEmpty() ? "" : " – " + item.presenter());
    }
}
