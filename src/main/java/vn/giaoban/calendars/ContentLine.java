package vn.giaoban.calendars;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of iCalendar as others write it (RFC 5545, 3.1), unfolded.
 *
 * @param name in upper case
 * @param parameters by name in upper case, without their quotes
 * @param value as written
 */
public record ContentLine(String name, Map<String, String> parameters, String value) {

    /** Reads an unfolded line; null when it is none. */
    public static @Nullable ContentLine of(String line) {
        var at = endOfName(line);
        var name = line.substring(0, at).toUpperCase(Locale.ROOT);
        if (name.isEmpty()) return null;
        var parameters = new HashMap<String, String>();
        while (at < line.length() && line.charAt(at) == ';') {
            var equals = line.indexOf('=', at);
            if (equals < 0) return null;
            var end = endOfParameter(line, equals + 1);
            parameters.put(
                    line.substring(at + 1, equals).toUpperCase(Locale.ROOT),
                    line.substring(equals + 1, end).replace("\"", ""));
            at = end;
        }
        if (at >= line.length() || line.charAt(at) != ':') return null;
        return new ContentLine(name, Map.copyOf(parameters), line.substring(at + 1));
    }

    /** A text without its escapes (RFC 5545, 3.3.11), its line breaks as they are. */
    public static String unescaped(String escaped) {
        var text = new StringBuilder(escaped.length());
        for (var at = 0; at < escaped.length(); at++) {
            var c = escaped.charAt(at);
            if (c != '\\' || at + 1 == escaped.length()) {
                text.append(c);
                continue;
            }
            var next = escaped.charAt(++at);
            text.append(next == 'n' || next == 'N' ? '\n' : next);
        }
        return text.toString().strip();
    }

    private static int endOfName(String line) {
        var at = 0;
        while (at < line.length() && line.charAt(at) != ';' && line.charAt(at) != ':') at++;
        return at;
    }

    private static int endOfParameter(String line, int from) {
        var quoted = false;
        for (var at = from; at < line.length(); at++) {
            var c = line.charAt(at);
            if (c == '"') quoted = !quoted;
            else if (!quoted && (c == ';' || c == ':')) return at;
        }
        return line.length();
    }
}
