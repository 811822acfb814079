package vn.giaoban.briefings;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.database.Sql;
import vn.giaoban.kernel.TimeRange;

/** Reads rows of {@link BriefingStore}. */
class BriefingRows {

    private final JsonMapper json;

    BriefingRows(JsonMapper json) {
        this.json = json;
    }

    Briefing toBriefing(Readable row) {
        List<AgendaItem> agenda = json.readValue(text(row, "agenda_json"), new TypeReference<List<AgendaItem>>() {});
        List<ExpectedPoint> points =
                json.readValue(text(row, "points_json"), new TypeReference<List<ExpectedPoint>>() {});
        return new Briefing(
                new BriefingId(Sql.required(row, "id", UUID.class)),
                Sql.required(row, "version", Integer.class),
                Sql.required(row, "sequence", Integer.class),
                BriefingStatus.valueOf(text(row, "status")),
                text(row, "title"),
                agenda,
                toChair(row),
                row.get("host", String.class),
                new TimeRange(
                        Sql.required(row, "starts_at", Instant.class), Sql.required(row, "ends_at", Instant.class)),
                ZoneId.of(text(row, "time_zone")),
                BookingPolicy.valueOf(text(row, "policy")),
                Priority.valueOf(text(row, "priority")),
                row.get("urgent_reason", String.class),
                Duration.parse(text(row, "buffer_before")),
                Duration.parse(text(row, "buffer_after")),
                Arrays.stream(Sql.required(row, "reminders", String[].class))
                        .map(Duration::parse)
                        .toList(),
                json.readValue(text(row, "attendance_json"), AttendanceRules.class),
                row.get("cancel_reason", String.class),
                Sql.required(row, "created_at", Instant.class),
                text(row, "created_by"),
                points);
    }

    static CalendarItem toCalendarItem(Readable row) {
        var zone = ZoneId.of(text(row, "time_zone"));
        return new CalendarItem(
                Sql.required(row, "id", UUID.class),
                text(row, "title"),
                text(row, "point"),
                row.get("room", String.class),
                Sql.required(row, "starts_at", Instant.class).atZone(zone).toOffsetDateTime(),
                Sql.required(row, "ends_at", Instant.class).atZone(zone).toOffsetDateTime(),
                BriefingStatus.valueOf(text(row, "status")));
    }

    private static @Nullable Chair toChair(Readable row) {
        var name = row.get("chair_name", String.class);
        return name == null
                ? null
                : new Chair(name, row.get("chair_title", String.class), row.get("chair_email", String.class));
    }

    private static String text(Readable row, String column) {
        return Sql.required(row, column, String.class);
    }
}
