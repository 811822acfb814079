package vn.giaoban.exports;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param key its name for programs
 * @param heading its name for people, in Vietnamese
 * @param width how many characters of it are seen at once
 * @param value what it shows of a row; null for an empty cell
 * @param <R> what a row is about
 */
public record Column<R>(String key, String heading, Kind kind, int width, Value<R> value) {

    /** What kind of values a column has, and how they are shown. */
    public enum Kind {
        /** Text; {@link Object#toString} of whatever it is. */
        TEXT("@"),
        /** A whole number. */
        WHOLE("#,##0"),
        /** A number with one digit after the comma. */
        DECIMAL("#,##0.0"),
        /** A share, 0 to 1. */
        PERCENT("0.0%"),
        /** The difference of two shares. */
        POINTS("+0.0%;-0.0%;0.0%"),
        /** A time with its zone, shown on the wall clock there. */
        MOMENT("dd/mm/yyyy hh:mm:ss"),
        /** Whether something is so. */
        FLAG("@");

        private final String format;

        Kind(String format) {
            this.format = format;
        }

        /** The format by which spreadsheets show it. */
        String format() {
            return format;
        }

        /** Whether it is one to be compared by its size. */
        boolean isNumber() {
            return this == WHOLE || this == DECIMAL || this == PERCENT || this == POINTS;
        }
    }

    /** What a column shows of a row. */
    public interface Value<R> {
        /** The value; null for an empty cell. */
        @Nullable
        Object of(R row);
    }
}
