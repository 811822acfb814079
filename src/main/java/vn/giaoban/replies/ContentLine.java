package vn.giaoban.replies;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of iCalendar (RFC 5545, 3.1).
 *
 * @param name in upper case
 * @param parameters by name in upper case, without their quotes
 */
record ContentLine(String name, Map<String, String> parameters, String value) {

    /** Reads an unfolded line; null when it is none. */
    static @Nullable ContentLine of(String line) {
        var parameters = new HashMap<String, String>();
        int at = endOfName(line, 0);
        var name = line.substring(0, at).toUpperCase(Locale.ROOT);
        if (name.isEmpty()) return null;
        while (at < line.length() && line.charAt(at) == ';') {
            int equals = line.indexOf('=', at);
            if (equals < 0) return null;
            int end = endOfValue(line, equals + 1);
            parameters.put(
                    line.substring(at + 1, equals).toUpperCase(Locale.ROOT),
                    line.substring(equals + 1, end).replace("\"", ""));
            at = end;
        }
        if (at >= line.length() || line.charAt(at) != ':') return null;
        return new ContentLine(name, parameters, line.substring(at + 1).strip());
    }

    /** Its value as text, on one line. */
    String text() {
        return plain(value);
    }

    /** A parameter as text; empty when it is not there. */
    String parameter(String key) {
        return plain(parameters.getOrDefault(key, ""));
    }

    private static String plain(String escaped) {
        var text = new StringBuilder(escaped.length());
        for (int at = 0; at < escaped.length(); at++) {
            var c = escaped.charAt(at);
            if (c != '\\' || at + 1 == escaped.length()) {
                text.append(c);
                continue;
            }
            var next = escaped.charAt(++at);
            text.append(next == 'n' || next == 'N' ? ' ' : next);
        }
        return text.toString().strip();
    }

    private static int endOfName(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) != ';' && line.charAt(at) != ':') at++;
        return at;
    }

    private static int endOfValue(String line, int from) {
        boolean quoted = false;
        int at = from;
        for (; at < line.length(); at++) {
            var c = line.charAt(at);
            if (c == '"') quoted = !quoted;
            else if (!quoted && (c == ';' || c == ':')) return at;
        }
        return at;
    }
}
