package vn.giaoban.letters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.giaoban.audience.Ways;
import vn.giaoban.post.OneLine;
import vn.giaoban.stationery.Paper;
import vn.giaoban.stationery.Words;

/**
 * A letter as it is read: its subject, its plain text, and its HTML.
 *
 * @param text with CR LF; the personal link is alone on its line
 */
public record Sheet(String subject, String text, String html) {

    /** Writes the message on the paper, in the language or languages of that. */
    static Sheet of(Message message, Ways ways, Paper paper) {
        var letters = new ArrayList<LetterContent>();
        for (var words : paper.words()) letters.add(LetterContent.of(message, ways, words));
        return of(message, letters, subject(message, paper.words()), paper);
    }

    /** Writes a notice on the paper; its words are given. */
    static Sheet of(Message message, NoticeContent notice, Paper paper) {
        var letters = List.of(LetterContent.of(message, notice, paper.words().getFirst()));
        return of(message, letters, OneLine.forHeader(notice.subject(), Phrases.LONGEST_SUBJECT), paper);
    }

    private static Sheet of(Message message, List<LetterContent> letters, String subject, Paper paper) {
        var kind = LetterKind.of(message).key();
        var values = new HashMap<String, Object>(
                Map.of("letters", letters, "subject", subject, "accent", accent(letters.getFirst())));
        return new Sheet(subject, paper.text(kind, values), paper.html(kind, values));
    }

    /** With the titles of all languages, and what is planned once. */
    static String subject(Message message, List<Words> languages) {
        var first = languages.getFirst();
        var what = languages.stream()
                .map(words -> new Phrases(words).what(message))
                .collect(Collectors.joining(first.get("subject.both")));
        return new Phrases(first).subject(message, what);
    }

    private static String accent(LetterContent letter) {
        if (letter.cancellation()) return "#5f6b7a";
        return letter.urgent() ? "#b42318" : "#0b4f8a";
    }
}
