package vn.giaoban.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.intake.ConferenceEvent.Visit;
import vn.giaoban.kernel.CommonProblem;

/**
 * Reads what the {@code event_sync} component sends. It is lenient where that component is known to be odd: fields it does not know
 * are ignored, an empty list comes as <code>{}</code>, numbers may be texts, a {@code left_at} may be missing.
 */
@Component
class EventParser {

    /** Longer texts are cut, so that no sender can fill the database; addresses of XMPP are shorter (RFC 7622: 3,071 bytes). */
    private static final int LONGEST = 3_100;

    /** 1 January 2100 in unix seconds: what is later is no time of a meeting. */
    private static final long LAST_SECOND = 4_102_444_800L;

    private final JsonMapper json;

    EventParser(JsonMapper json) {
        this.json = json;
    }

    /** The event in a body; fails with {@link CommonProblem.InvalidRequest} when it is not JSON or lacks what names it. */
    ConferenceEvent parse(ReceivedEvent received) {
        var body = read(received.body());
        var event = new ConferenceEvent(
                received.kind(),
                required(body, "/room_name").toLowerCase(Locale.ROOT),
                required(body, "/room_jid"),
                isTrue(body.path("is_breakout")),
                occupant(received.kind(), body.path("occupant")),
                time(body.path("created_at")),
                time(body.path("destroyed_at")),
                visits(body.path("all_occupants")),
                received.receivedAt());
        checkTimes(event);
        return event;
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

    private static @Nullable Visit occupant(ConferenceEvent.Kind kind, JsonNode node) {
        return switch (kind) {
            case ROOM_CREATED, ROOM_DESTROYED -> null;
            case OCCUPANT_JOINED, OCCUPANT_LEFT -> {
                var visit = visit(node);
                if (visit == null) throw invalid("/occupant/occupant_jid", "is missing");
                yield visit;
            }
        };
    }

    /** A visit without an address is nobody's. */
    private static @Nullable Visit visit(JsonNode node) {
        var jid = text(node.path("occupant_jid"));
        if (jid == null) return null;
        return new Visit(
                jid,
                text(node.path("id")),
                text(node.path("name")),
                time(node.path("joined_at")),
                time(node.path("left_at")));
    }

    private static List<Visit> visits(JsonNode nodes) {
        var visits = new ArrayList<Visit>();
        for (var node : nodes) {
            var visit = visit(node);
            if (visit != null) visits.add(visit);
        }
        return List.copyOf(visits);
    }

    private static void checkTimes(ConferenceEvent event) {
        var occupant = event.occupant();
        var missing = switch (event.kind()) {
            case ROOM_CREATED -> event.createdAt() == null ? "/created_at" : null;
            case ROOM_DESTROYED -> event.destroyedAt() == null ? "/destroyed_at" : null;
            case OCCUPANT_JOINED -> occupant == null || occupant.joinedAt() == null ? "/occupant/joined_at" : null;
            case OCCUPANT_LEFT ->
                occupant == null || (occupant.joinedAt() == null && occupant.leftAt() == null)
                        ? "/occupant/left_at"
                        : null;
        };
        if (missing != null) throw invalid(missing, "is missing or no time in unix seconds");
    }

    private static String required(JsonNode body, String pointer) {
        var text = text(body.at(pointer));
        if (text == null) throw invalid(pointer, "is missing");
        return text;
    }

    /** A text or a number as text; null for anything else and for what is blank. PostgreSQL has no text with NUL. */
    private static @Nullable String text(JsonNode node) {
        if (!node.isString() && !node.isNumber()) return null;
        var text = node.asString().replace("\0", "").strip();
        if (text.isEmpty()) return null;
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** Unix seconds as a number or a text; null when there are none, or none that can be meant. */
    private static @Nullable Instant time(JsonNode node) {
        if (!node.isString() && !node.isNumber()) return null;
        var seconds = node.asDouble(Double.NaN);
        return seconds > 0 && seconds < LAST_SECOND ? Instant.ofEpochMilli(Math.round(seconds * 1_000)) : null;
    }

    private static boolean isTrue(JsonNode node) {
        return node.asBoolean(false) || "true".equalsIgnoreCase(node.asString(""));
    }

    private static RuntimeException invalid(String pointer, String detail) {
        return CommonProblem.InvalidRequest.at(pointer, detail).asException();
    }
}
