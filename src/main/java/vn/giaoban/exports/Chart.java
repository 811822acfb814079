package vn.giaoban.exports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bar chart.
 *
 * @param title what it shows
 * @param kind of its values
 * @param lying whether the bars lie, one below the other, as suits long names
 * @param series at least one; the first is drawn in the stronger colour
 * @param bars in order; nothing is drawn when there is none
 */
public record Chart(String title, Column.Kind kind, boolean lying, List<String> series, List<Bar> bars) {

    /** More bars than this can't be told apart. */
    public static final int MOST_BARS = 60;

    /**
     * The bars of one name.
     *
     * @param values one of each series; null where there is none
     */
    public record Bar(String name, List<@Nullable Double> values) {}
}
