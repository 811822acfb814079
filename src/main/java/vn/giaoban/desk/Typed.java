package vn.giaoban.desk;

import java.util.List;
import java.util.Map;
import vn.giaoban.pages.PageTexts;

/**
 * What somebody typed that could not be taken, to be shown again beside what is wrong with it.
 *
 * @param section which form it was: {@code answer}, {@code room}, {@code add}, {@code list}, {@code upload}, {@code complete}, {@code substitute}, {@code withdraw}, {@code present} or a delegate's id
 * @param values by the fields' names
 * @param faults what is wrong, in words
 */
record Typed(String section, Map<String, String> values, List<String> faults) {

    /** Nothing. */
    static final Typed NOTHING = new Typed("", Map.of(), List.of());

    /** Whether it is of this form. */
    public boolean isOf(String other) {
        return section.equals(other);
    }

    /** What was typed into a field of a form, else what stood there. */
    public String value(String form, String field, String otherwise) {
        return isOf(form) ? values.getOrDefault(field, "") : otherwise;
    }

    /** What to say above all of it; empty when all went well. */
    public String summary(PageTexts texts) {
        return faults.isEmpty() ? "" : texts.say("problem.summary", faults.size());
    }
}
