package vn.giaoban.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.pages.PageTexts;

/**
 * One thing wrong with a list.
 *
 * @param line counted from 1
 * @param column likewise; 0 when it is the whole line
 * @param field which of a delegate's members stands there; null when none does
 * @param key the text that says it
 * @param values what to put into it
 */
record ListFault(int line, int column, @Nullable String field, String key, List<Object> values) {

    /** A fault of a whole line. */
    static ListFault at(int line, String key, Object... values) {
        return new ListFault(line, 0, null, key, List.of(values));
    }

    /** Where it is and what, in words. */
    String say(PageTexts texts) {
        var what = texts.say(key, values.toArray());
        if (column == 0) return texts.say("fault.line", line, what);
        return field == null
                ? texts.say("fault.column", line, column, what)
                : texts.say("fault.field", line, column, texts.get("field." + field), what);
    }
}
