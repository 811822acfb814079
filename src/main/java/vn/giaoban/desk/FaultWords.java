package vn.giaoban.desk;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.pages.PageTexts;

/** What the checks of input find wrong, in the words of the page. */
final class FaultWords {

    /** The checks' own words, and the key under which the page says the same; a group is a value. */
    private static final Map<Pattern, String> KEYS = Map.of(
            Pattern.compile("is longer than (\\d+) characters"), "fault.long",
            Pattern.compile("is blank"), "fault.blank",
            Pattern.compile("must not be null"), "fault.missing",
            Pattern.compile("contains the forbidden character (U\\+[0-9A-F]+)"), "fault.character",
            Pattern.compile(".*email address.*"), "fault.email");

    private FaultWords() {}

    /** A text of the page with its values. */
    record Said(String key, List<Object> values) {}

    /** How the page says it. */
    static Said of(Fault fault) {
        for (var entry : KEYS.entrySet()) {
            var match = entry.getKey().matcher(fault.detail());
            if (match.matches())
                return new Said(entry.getValue(), match.groupCount() == 0 ? List.of() : List.of(match.group(1)));
        }
        return new Said("fault.other", List.of());
    }

    /** The member of a form that it is about. */
    static String field(Fault fault) {
        return fault.pointer().substring(fault.pointer().lastIndexOf('/') + 1);
    }

    /** A fault of a form with one place for each member. */
    static String say(Fault fault, PageTexts texts) {
        var said = of(fault);
        var what = texts.say(said.key(), said.values().toArray());
        var label = texts.words().get("field." + field(fault));
        return label == null ? what : texts.say("fault.form", label, what);
    }
}
