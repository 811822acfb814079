package vn.giaoban.points;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.web.Etag;

/** Makes of what was typed on a page what the catalogue takes; what is no number or no code is a fault of its field. */
final class PointInput {

    private PointInput() {}

    /** A point. */
    static PointForm point(Map<String, String> typed) {
        return new PointForm(
                null,
                text(typed, "name"),
                kind(text(typed, "kind")),
                orNull(typed, "parent"),
                orNull(typed, "email"),
                orNull(typed, "phone"),
                number(typed, "uplinkMbps"),
                null,
                null);
    }

    /** A room. */
    static RoomForm room(Map<String, String> typed) {
        var capacity = number(typed, "capacity");
        if (capacity == null) throw InvalidRequest.at("/capacity", "is missing").asException();
        return new RoomForm(text(typed, "name"), capacity, null, null);
    }

    /** The code of something new. */
    static String code(Map<String, String> typed) {
        var code = text(typed, "code");
        if (PointForm.isCode(code)) return code;
        throw InvalidRequest.at("/code", "is no code").asException();
    }

    /** The version that was shown, as the catalogue wants it. */
    static String version(Map<String, String> typed) {
        var version = text(typed, "version");
        if (version.matches("\\d{1,9}")) return Etag.of(Integer.parseInt(version));
        throw InvalidRequest.at("/version", "must be a whole number").asException();
    }

    private static PointKind kind(String name) {
        for (var kind : PointKind.values()) if (kind.name().equals(name)) return kind;
        throw InvalidRequest.at("/kind", "is none").asException();
    }

    private static @Nullable Integer number(Map<String, String> typed, String field) {
        var text = text(typed, field);
        if (text.isEmpty()) return null;
        if (text.matches("\\d{1,7}")) return Integer.valueOf(text);
        throw InvalidRequest.at("/" + field, "must be a whole number").asException();
    }

    private static @Nullable String orNull(Map<String, String> typed, String field) {
        var text = text(typed, field);
        return text.isEmpty() ? null : text;
    }

    private static String text(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, "").strip();
    }
}
