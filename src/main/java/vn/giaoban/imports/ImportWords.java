package vn.giaoban.imports;

import java.util.List;
import java.util.Locale;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.PageTexts;

/** Says what is wrong with an event, to people and to programs. */
final class ImportWords {

    /** Read when the service starts: {@link ImportPages} names it. */
    static final Bilingual TEXTS = Bilingual.load("imports");

    private ImportWords() {}

    /** As the errors of an invalid request. */
    record Told(String pointer, int line, String component, String detail) {}

    static List<Told> told(List<Entry.Fault> faults) {
        return faults.stream()
                .map(fault -> new Told(
                        "/" + fault.line() + "/" + fault.component(),
                        fault.line(),
                        fault.component(),
                        say(fault, TEXTS.english())))
                .toList();
    }

    static String english(Entry.Fault fault) {
        return in(fault, TEXTS.english());
    }

    /** With its place. */
    static String in(Entry.Fault fault, PageTexts texts) {
        return texts.say("fault.place", Integer.toString(fault.line()), fault.component(), say(fault, texts));
    }

    private static String say(Entry.Fault fault, PageTexts texts) {
        return texts.say("fault." + fault.kind().name().toLowerCase(Locale.ROOT), fault.value());
    }
}
