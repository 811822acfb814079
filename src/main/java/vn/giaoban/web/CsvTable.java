package vn.giaoban.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * A table as CSV (RFC 4180) in UTF-8 with a byte order mark, by which Excel knows the encoding. Text that a spreadsheet would take for
 * a formula begins with an apostrophe instead.
 */
public final class CsvTable {

    /** The media type, with its encoding. */
    public static final MediaType TYPE = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private static final String FORMULA = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder("\uFEFF");

    /** A table of these columns, without rows. */
    public CsvTable(String... columns) {
        row((Object[]) columns);
    }

    /** Adds a row; a cell that is null is empty. */
    public void row(@Nullable Object... cells) {
        text.append(Arrays.stream(cells).map(CsvTable::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** The table so far. */
    @Override
    public String toString() {
        return text.toString();
    }

    private static String cell(@Nullable Object value) {
        if (value == null) return "";
        if (value instanceof Number) return value.toString();
        var plain = value.toString();
        var safe = !plain.isEmpty() && FORMULA.indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    /** Whether a caller who accepts these would rather have CSV than JSON. */
    public static boolean isPreferred(List<MediaType> accepted) {
        return accepted.stream()
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .filter(type -> type.includes(MediaType.APPLICATION_JSON) || type.includes(TYPE))
                .findFirst()
                .map(type -> !type.includes(MediaType.APPLICATION_JSON))
                .orElse(false);
    }
}
