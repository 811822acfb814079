package vn.giaoban.intake;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.kernel.CommonProblem;

/**
 * Puts what the hosted service tells into the form of the {@code event_sync} component, so that one way leads into the journal. The same event sent twice, under
 * one {@code idempotencyKey}, becomes the same fact, which is kept once.
 */
@Component
class JaasTranslator {

    private final JsonMapper json;

    JaasTranslator(JsonMapper json) {
        this.json = json;
    }

    /**
     * An event as {@code event_sync} would have told it.
     *
     * @param appId whose event it is
     */
    record Translated(ConferenceEvent.Kind kind, String appId, String body) {}

    /** Reads a webhook; empty for one that tells nothing of who was there. Fails with {@link CommonProblem.InvalidRequest}. */
    Optional<Translated> translate(String body) {
        var sent = read(body);
        var kind = kindOf(text(sent.path("eventType")));
        return kind == null ? Optional.empty() : Optional.of(translate(kind, sent));
    }

    private static ConferenceEvent.@Nullable Kind kindOf(@Nullable String type) {
        return switch (type) {
            case "PARTICIPANT_JOINED" -> ConferenceEvent.Kind.OCCUPANT_JOINED;
            case "PARTICIPANT_LEFT" -> ConferenceEvent.Kind.OCCUPANT_LEFT;
            case "ROOM_CREATED" -> ConferenceEvent.Kind.ROOM_CREATED;
            case "ROOM_DESTROYED" -> ConferenceEvent.Kind.ROOM_DESTROYED;
            case null -> throw invalid("/eventType", "is missing");
            default -> null;
        };
    }

    private Translated translate(ConferenceEvent.Kind kind, JsonNode sent) {
        var name = text(sent.path("fqn"));
        var slash = name == null ? -1 : name.lastIndexOf('/');
        if (name == null || slash < 1 || slash == name.length() - 1) throw invalid("/fqn", "is not <app id>/<room>");
        var app = name.substring(0, slash);
        var room = name.substring(slash + 1).toLowerCase(Locale.ROOT);
        var at = sent.path("timestamp");
        if (!at.isNumber() && !at.isString()) throw invalid("/timestamp", "is missing");
        var data = sent.path("data");
        var told = json.createObjectNode();
        told.put("room_name", room);
        told.put("room_jid", addressOf(room, app, data));
        told.put("is_breakout", data.path("isBreakout").asBoolean(false));
        tell(told, kind, seconds(at), app, data);
        return new Translated(kind, app, json.writeValueAsString(told));
    }

    /** Made up of what every event says, since only those of rooms name the room's own address. */
    private static String addressOf(String room, String app, JsonNode data) {
        var breakout = text(data.path("breakoutRoomId"));
        return breakout == null ? room + "@conference." + app : breakout + "@breakout." + app;
    }

    private static void tell(ObjectNode told, ConferenceEvent.Kind kind, double at, String app, JsonNode data) {
        switch (kind) {
            case ROOM_CREATED -> told.put("created_at", at);
            case ROOM_DESTROYED -> told.put("destroyed_at", at);
            case OCCUPANT_JOINED -> occupant(told, app, data).put("joined_at", at);
            // when they had come is not told: it ends what their address had open
            case OCCUPANT_LEFT -> occupant(told, app, data).put("left_at", at);
        }
    }

    private static ObjectNode occupant(ObjectNode told, String app, JsonNode data) {
        var jid = text(data.path("participantJid"));
        var id = text(data.path("participantId"));
        if (jid == null && id == null) throw invalid("/data/participantJid", "is missing");
        var occupant = told.putObject("occupant");
        occupant.put("occupant_jid", jid != null ? jid : id + "@" + app);
        put(occupant, "id", text(data.path("id")));
        put(occupant, "name", text(data.path("name")));
        return occupant;
    }

    private static void put(ObjectNode occupant, String member, @Nullable String value) {
        if (value != null) occupant.put(member, value);
    }

    /** Unix milliseconds as seconds; what is none of both the parser refuses. */
    private static double seconds(JsonNode millis) {
        return millis.asDouble(Double.NaN) / 1_000;
    }

    private JsonNode read(String body) {
        try {
            var tree = json.readTree(body);
            if (tree.isObject()) return tree;
        } catch (JacksonException e) {
            throw invalid("", "is not JSON");
        }
        throw invalid("", "is not a JSON object");
    }

    private static @Nullable String text(JsonNode node) {
        if (!node.isString()) return null;
        var text = node.asString().strip();
        return text.isEmpty() ? null : text;
    }

    private static RuntimeException invalid(String pointer, String detail) {
        return CommonProblem.InvalidRequest.at(pointer, detail).asException();
    }
}
