package vn.giaoban.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendars.ContentLine;

/**
 * A content line of a calendar file, and where it stands.
 *
 * @param number of its first line in the file, from 1
 * @param name in upper case
 * @param parameters by name in upper case, without their quotes
 * @param value as written
 */
record CalendarLine(int number, String name, Map<String, String> parameters, String value) {

    /** Reads an unfolded line; null when it is none. */
    static @Nullable CalendarLine of(int number, String text) {
        var line = ContentLine.of(text);
        if (line == null || line.name().isBlank()) return null;
        return new CalendarLine(number, line.name().strip(), line.parameters(), line.value());
    }

    /** A parameter; empty when it is not there. */
    String parameter(String key) {
        return parameters.getOrDefault(key, "");
    }

    /** The value as text, its line breaks as they are. */
    String text() {
        return ContentLine.unescaped(value);
    }
}
