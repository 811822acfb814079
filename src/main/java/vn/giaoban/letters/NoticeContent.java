package vn.giaoban.letters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a letter says that tells or asks something beside the plan, in words, before it becomes plain text or HTML.
 *
 * @param subject the mail's subject, one line
 * @param heading what kind of letter it is
 * @param greeting whom it is for
 * @param paragraphs what it says, in order
 * @param rows labelled facts, in order
 * @param actions what the reader can do, the most likely first; may be empty
 * @param closing the last sentence before the regards; may be empty
 */
public record NoticeContent(
        String subject,
        String heading,
        String greeting,
        List<String> paragraphs,
        List<Row> rows,
        List<Action> actions,
        String closing) {

    /** Stands for the address of the recipient's own page, which is known only when the letter is written. */
    public static final String POINT_PAGE = "point-page:";

    /** The same with the address of the recipient's own page; without one, what leads there is left out. */
    NoticeContent linkedTo(@Nullable String pointPage) {
        var linked = actions.stream()
                .filter(action -> pointPage != null || !action.url().equals(POINT_PAGE))
                .map(action -> action.url().equals(POINT_PAGE) && pointPage != null
                        ? new Action(action.label(), pointPage)
                        : action)
                .toList();
        return new NoticeContent(subject, heading, greeting, paragraphs, rows, linked, closing);
    }

    /** A labelled fact; the value may have several lines. */
    public record Row(String label, String value) {}

    /**
     * Something the reader can do.
     *
     * @param label in words
     * @param url where, a full address; to open it must change nothing, since mail scanners follow links
     */
    public record Action(String label, String url) {}
}
