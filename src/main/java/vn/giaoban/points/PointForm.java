package vn.giaoban.points;

import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.giaoban.web.PlainText;

/**
 * A point as it is written.
 *
 * @param code may repeat the code of the path
 * @param retired may repeat that it is not; a point is retired by DELETE
 * @param rooms may repeat what was read, and is not looked at: rooms have resources of their own
 */
record PointForm(
        @Nullable
        @Pattern(regexp = CODE, message = "must be capital letters and digits, joined by hyphens")
        @Size(max = 40)
        String code,

        @NotNull @PlainText String name,
        @NotNull PointKind kind,

        @Nullable @Pattern(regexp = CODE, message = "is not the code of a point") @Size(max = 40)
        String parent,

        @Nullable @Email @PlainText String email,
        @Nullable @PlainText(max = 40) String phone,
        @Nullable @Min(0) @Max(1_000_000) Integer uplinkMbps,

        @Nullable @AssertFalse(message = "can't be set: a point is retired by DELETE")
        Boolean retired,

        @Nullable JsonNode rooms) {

    /** The form of a point's or a room's code. */
    static final String CODE = "[A-Z0-9]+(-[A-Z0-9]+)*";

    /** Whether a text can be the code of a point or a room. */
    static boolean isCode(String text) {
        return text.length() <= 40 && text.matches(CODE);
    }
}
