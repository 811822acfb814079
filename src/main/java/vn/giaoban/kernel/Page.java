package vn.giaoban.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the page's items, in order
 * @param next the cursor that continues after them; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * Makes a page of what a query for {@code limit + 1} rows gave.
     *
     * @param rows at most {@code limit + 1} rows
     * @param cursor the cursor that continues after a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) return new Page<>(List.copyOf(rows), null);
        return new Page<>(List.copyOf(rows.subList(0, limit)), cursor.apply(rows.get(limit - 1)));
    }

    /** The same page of other items. */
    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
