package vn.giaoban.weekboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points as rows, below each other by kind.
 *
 * @param more where the rows after these are; null when there are none
 * @param all the address of the whole page with them
 */
record RowsView(
        List<Group> groups, @Nullable String more, @Nullable String all) {

    /**
     * Points of one kind.
     *
     * @param total how many there are of it, also where not all are shown
     * @param continued whether some came before
     * @param bars what they are booked for, as HTML
     */
    record Group(String kind, int total, boolean continued, List<Row> rows, String bars) {}

    /**
     * A point.
     *
     * @param href its briefings as a list
     * @param count how many briefings it is booked for
     */
    record Row(String code, String name, String href, int count) {}
}
