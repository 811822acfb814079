package vn.giaoban.database;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Words that every store needs to bind and read values. */
public final class Sql {

    private Sql() {}

    /** A value to bind, or the NULL of its type. */
    public static <T> Parameter orNull(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }

    /** A text to bind, or NULL. */
    public static Parameter text(@Nullable String value) {
        return orNull(value, String.class);
    }

    /** A text to bind where SQL puts it into a LIKE pattern: its own {@code %}, {@code _} and backslash mean themselves. Or NULL. */
    public static Parameter likeSafe(@Nullable String value) {
        return text(
                value == null
                        ? null
                        : value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"));
    }

    /** Texts to bind as {@code text[]}. */
    public static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    /** A duration to bind where SQL reads {@code make_interval(secs => …)}: seconds. */
    public static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** The value of a column that is never NULL. */
    public static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
