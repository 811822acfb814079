package vn.giaoban.letters;

import java.text.Normalizer;
import java.time.format.DateTimeFormatter;

/**
 * A message in the 160 characters of one SMS. Written without accents, as is the custom for short messages in Vietnamese, since accents would
 * leave room for 70 characters only. It never holds the personal link: a phone shows messages on its locked screen.
 */
final class ShortText {

    /** What one SMS of the GSM alphabet holds. */
    static final int MOST = 160;

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    private ShortText() {}

    /**
     * The text; a title that is too long for it is cut.
     *
     * @param subject the mail's
     */
    static String of(Message message, String subject) {
        var plan = message.plan();
        var start = " luc " + WHEN.format(plan.time().start().atZone(plan.zone()));
        var place = message.recipient().roomName() == null || message.kind() == MessageKind.CANCEL
                ? ""
                : ", " + cut(plain(message.recipient().roomName()), 40);
        var tail = start + place + ". Giaoban";
        return cut(plain(subject), MOST - tail.length()) + tail;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 3).strip() + "...";
    }

    /** Without accents, and without what the GSM alphabet lacks. */
    private static String plain(String text) {
        return Normalizer.normalize(text.replace('đ', 'd').replace('Đ', 'D').replace('–', '-'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('[', '(')
                .replace(']', ')')
                .replaceAll("[^ -Z_a-z]", "?");
    }
}
