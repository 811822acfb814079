package vn.giaoban.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;

/**
 * Which part of a list a caller wants.
 *
 * @param limit how many, 1 to 500
 * @param after what the cursor holds; empty for the beginning
 */
public record Paging(int limit, List<String> after) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    /**
     * Reads the query parameters {@code limit} and {@code cursor}.
     *
     * @param parts how many values this list's cursors hold
     * @throws vn.giaoban.kernel.ProblemException {@link InvalidRequest} naming the parameter
     */
    public static Paging of(@Nullable String limit, @Nullable String cursor, int parts) {
        return new Paging(limit(limit), cursor == null || cursor.isEmpty() ? List.of() : decode(cursor, parts));
    }

    /** A cursor that holds the values. */
    public static String cursor(Object... values) {
        var text = new StringBuilder();
        for (var value : values) text.append(text.isEmpty() ? "" : "\n").append(value);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static int limit(@Nullable String limit) {
        if (limit == null || limit.isEmpty()) return DEFAULT_LIMIT;
        try {
            var number = Integer.parseInt(limit);
            if (number >= 1 && number <= MAX_LIMIT) return number;
        } catch (NumberFormatException e) {
            // said below
        }
        throw InvalidRequest.at("limit", "must be a number from 1 to " + MAX_LIMIT)
                .asException();
    }

    private static List<String> decode(String cursor, int parts) {
        try {
            var values =
                    List.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1));
            if (values.size() == parts) return values;
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw InvalidRequest.at("cursor", "is not a cursor of this list").asException();
    }
}
