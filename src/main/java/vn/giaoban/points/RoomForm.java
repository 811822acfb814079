package vn.giaoban.points;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.PlainText;

/**
 * A room as it is written.
 *
 * @param id may repeat what was read, and is not looked at: the path names the room
 * @param code likewise
 */
record RoomForm(
        @NotNull @PlainText String name,
        @NotNull @Min(1) @Max(100_000) Integer capacity,
        @Nullable String id,
        @Nullable String code) {}
