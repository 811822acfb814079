package vn.giaoban.invitations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.audience.AttendeeRole;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.calendars.Portion;
import vn.giaoban.database.Sql;
import vn.giaoban.letters.Before;
import vn.giaoban.letters.Message;
import vn.giaoban.letters.MessageKind;
import vn.giaoban.letters.Occasion;

/** Between rows of messages and the records that the code knows. */
@Component
class MessageRows {

    /** Its own, so that plans which an older or newer release wrote can always be read. */
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Cache<IssueKey, Plan> plans =
            Caffeine.newBuilder().maximumSize(100).build();

    private record IssueKey(UUID briefing, int version, String kind, String occasion) {}

    String json(Object value) {
        return json.writeValueAsString(value);
    }

    /** The draft as a record of {@code jsonb_to_recordset}. */
    Map<String, @Nullable Object> draft(Draft draft, Map<String, Instant> earlier) {
        var recipient = draft.recipient();
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("kind", draft.kind());
        row.put("recipient", recipient.key());
        row.put("recipient_kind", recipient.kind());
        row.put("recipient_id", recipient.id());
        row.put("name", recipient.name());
        row.put("email", recipient.email());
        row.put("role", recipient.role());
        row.put("point", recipient.point());
        row.put("room", recipient.room());
        row.put("room_name", recipient.roomName());
        row.put("link", recipient.link());
        row.put("first", draft.first());
        row.put("changes", draft.changes().stream().map(Enum::name).collect(Collectors.joining(",")));
        row.put("before", draft.before());
        var portion = draft.portion();
        row.put("portion", portion);
        row.put("series", portion == null ? null : portion.sheet().series());
        row.put("details", draft.details());
        row.put("waits", draft.waits());
        var due = earlier.get(recipient.key());
        row.put("earlier", due == null ? null : due.toString());
        return row;
    }

    /** Reads a message with its issue. */
    Message message(Readable row) {
        return new Message(
                uuid(row, "id"),
                new BriefingId(uuid(row, "briefing")),
                MessageKind.valueOf(text(row, "kind")),
                new Occasion(text(row, "occasion")),
                number(row, "sequence"),
                instant(row, "stamp"),
                plan(row),
                recipient(row),
                flag(row, "first"),
                changes(text(row, "changes")),
                before(row),
                portion(row),
                details(row),
                text(row, "message_id"),
                number(row, "attempts"));
    }

    private @Nullable Before before(Readable row) {
        var before = row.get("before", Json.class);
        return before == null ? null : json.readValue(before.asArray(), Before.class);
    }

    @Nullable
    Portion portion(Readable row) {
        var portion = row.get("portion", Json.class);
        return portion == null ? null : json.readValue(portion.asArray(), Portion.class);
    }

    private Map<String, String> details(Readable row) {
        return json.readValue(Sql.required(row, "details", Json.class).asArray(), new TypeReference<>() {});
    }

    /**
     * What it says of the briefing, or of the occurrence of a series that it speaks of. The plan that an issue tells is read once for all
     * its messages, since it never changes.
     */
    Plan plan(Readable row) {
        var portion = portion(row);
        if (portion != null) return portion.lead().plan();
        var issue =
                new IssueKey(uuid(row, "briefing"), number(row, "version"), text(row, "kind"), text(row, "occasion"));
        return plans.get(issue, _ -> issued(row));
    }

    /** The plan that an issue tells, whatever single messages of it say. */
    Plan issued(Readable row) {
        return json.readValue(Sql.required(row, "plan", Json.class).asArray(), Plan.class);
    }

    Recipient recipient(Readable row) {
        return new Recipient(
                Recipient.Kind.valueOf(text(row, "recipient_kind")),
                text(row, "recipient_id"),
                text(row, "name"),
                row.get("email", String.class),
                AttendeeRole.valueOf(text(row, "role")),
                row.get("point", String.class),
                row.get("room", String.class),
                row.get("room_name", String.class),
                row.get("link", UUID.class));
    }

    private static Set<Change> changes(String names) {
        var changes = EnumSet.noneOf(Change.class);
        if (!names.isEmpty())
            Arrays.stream(names.split(",")).map(Change::valueOf).forEach(changes::add);
        return changes;
    }

    static String text(Readable row, String column) {
        return Sql.required(row, column, String.class);
    }

    static Instant instant(Readable row, String column) {
        return Sql.required(row, column, Instant.class);
    }

    static boolean flag(Readable row, String column) {
        return Sql.required(row, column, Boolean.class);
    }

    static int number(Readable row, String column) {
        return Sql.required(row, column, Integer.class);
    }

    static UUID uuid(Readable row, String column) {
        return Sql.required(row, column, UUID.class);
    }
}
