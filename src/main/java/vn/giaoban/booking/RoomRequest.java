package vn.giaoban.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.web.PlainText;

/** Rooms that somebody wants before there is a briefing; the members mean what they mean in a briefing. */
public record RoomRequest(
        @Nullable @Size(max = 50) List<@NotNull @PlainText(max = 60) String> groups,
        @Nullable @Size(max = 10_000) List<@NotNull @Valid Entry> points,
        @NotNull OffsetDateTime start,
        @NotNull OffsetDateTime end) {

    /** A point, as its code alone or as in a briefing. Each is needed: a hold has all its rooms or none. */
    public record Entry(
            @NotNull @PlainText(max = 40) String code,
            @Nullable Boolean required,
            @Nullable @PlainText(max = 90) String room,
            @Nullable @Min(0) @Max(1000) Integer quota) {

        /** As an object. */
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public Entry {}

        /** As a code alone. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Entry of(String code) {
            return new Entry(code, null, null, null);
        }
    }

    /** The briefing that would want just these rooms. */
    BriefingForm toForm() {
        var entries = points == null
                ? null
                : points.stream()
                        .map(p -> new BriefingForm.PointEntry(p.code(), p.required(), p.room(), p.quota()))
                        .toList();
        return new BriefingForm(
                "Giữ chỗ tạm",
                null,
                null,
                null,
                start,
                end,
                null,
                groups,
                entries,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
