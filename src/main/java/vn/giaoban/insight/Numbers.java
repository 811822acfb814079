package vn.giaoban.insight;

import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.giaoban.pages.PageTexts;

/** Says figures the way people write them in the language of a page; a figure that is missing is a dash. */
record Numbers(PageTexts texts) {

    private static final String NONE = "–";

    /** "92,5%". */
    String percent(@Nullable Double share) {
        if (share == null) return NONE;
        var format = NumberFormat.getPercentInstance(texts.locale());
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** "1.250" or "12,5": at most one digit behind the comma. */
    String number(double number) {
        var format = NumberFormat.getNumberInstance(texts.locale());
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    /** A figure for scripts, in the cell that shows it: "0.9250"; empty when it is missing. */
    static String plain(@Nullable Double number) {
        return number == null ? "" : String.format(Locale.ROOT, "%.4f", number);
    }

    /** How a rate changed: "▲ 1,2 điểm"; null when it can't be compared. */
    @Nullable
    Change rate(@Nullable Double difference) {
        return difference == null ? null : change(difference * 100, "change.points", true);
    }

    /** How a count of something bad changed: less is better. */
    Change fewer(double difference) {
        return change(difference, "change.count", false);
    }

    /** How a count changed that is neither good nor bad. */
    Change neutral(double difference) {
        var change = change(difference, "change.count", true);
        return new Change(change.text(), "", change.direction());
    }

    private Change change(double difference, String key, boolean moreIsBetter) {
        var shown = Math.round(difference * 10) / 10.0;
        if (shown == 0) return new Change(texts.get("change.none"), "", "same");
        var arrow = shown > 0 ? "▲ " : "▼ ";
        var better = shown > 0 == moreIsBetter;
        return new Change(
                arrow + texts.say(key, number(Math.abs(shown))),
                better ? "better" : "worse",
                shown > 0 ? "up" : "down");
    }

    /**
     * How a figure changed since the time before.
     *
     * @param text with an arrow
     * @param mood "better", "worse" or empty when it is neither
     * @param direction "up", "down" or "same"
     */
    record Change(String text, String mood, String direction) {}
}
