package vn.giaoban.briefings;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The columns of a briefing's row, as JSON that {@code jsonb_to_recordset} makes a row of again. */
    static Map<String, Object> toRow(Briefing b) {
        var chair = b.chair();
        var row = new HashMap<String, Object>();
        row.put("id", b.id());
        row.put("version", b.version());
        row.put("sequence", b.sequence());
        row.put("status", b.status());
        row.put("title", b.title());
        row.put("agenda", b.agenda());
        row.put("chair_name", chair == null ? null : chair.name());
        row.put("chair_title", chair == null ? null : chair.title());
        row.put("chair_email", chair == null ? null : chair.email());
        row.put("host", b.host());
        row.put("starts_at", b.time().start().toString());
        row.put("ends_at", b.time().end().toString());
        row.put("time_zone", b.zone().getId());
        row.put("policy", b.policy());
        row.put("priority", b.priority());
        row.put("urgent_reason", b.urgentReason());
        row.put("buffer_before", b.bufferBefore().toString());
        row.put("buffer_after", b.bufferAfter().toString());
        row.put("reminders", b.reminders().stream().map(Duration::toString).toList());
        row.put("attendance", b.attendance());
        row.put("cancel_reason", b.cancelReason());
        row.put("created_at", b.createdAt().toString());
        row.put("created_by", b.createdBy());
        return row;
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

    static Glance toGlance(Readable row) {
        return new Glance(
                new BriefingId(Sql.required(row, "id", UUID.class)),
                text(row, "title"),
                row.get("chair_name", String.class),
                new TimeRange(
                        Sql.required(row, "starts_at", Instant.class), Sql.required(row, "ends_at", Instant.class)),
                BriefingStatus.valueOf(text(row, "status")),
                Sql.required(row, "expected", Integer.class),
                List.of(Sql.required(row, "booked", String[].class)));
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
