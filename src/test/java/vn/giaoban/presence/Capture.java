package vn.giaoban.presence;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.kernel.TimeRange;

/** A stream recorded from a real conference server; the README beside the files says how to read them. */
public enum Capture {
    WEEKLY("weekly", "1795358294.845", "1795358504.845"),
    CRASH("crash", "1795358594.605", "1795358804.606");

    /** The rules under which the README's table of verdicts holds. */
    static final Rules RULES = new Rules(Duration.ofSeconds(30), Duration.ofSeconds(45), 0.3, Duration.ofSeconds(60));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String file;
    private final Instant start;
    private final Instant end;

    Capture(String file, String start, String end) {
        this.file = file;
        this.start = unix(start);
        this.end = unix(end);
    }

    /** The briefing's 210 seconds. */
    public TimeRange time() {
        return new TimeRange(start, end);
    }

    /** One request that the recorder got. */
    public record Request(String path, String body, int status, Instant receivedAt) {}

    /** What a service got that accepted each request at once: the lines of status 200. */
    List<ConferenceEvent> accepted() {
        return events(status -> status == 200);
    }

    /** The same with what was refused and then repeated by the server: some bodies come three times. */
    public List<ConferenceEvent> acceptedAndRefused() {
        return events(status -> status != 0);
    }

    /** What was sent and never received: the server does not repeat a request that timed out. */
    List<ConferenceEvent> lost() {
        return events(status -> status == 0);
    }

    private List<ConferenceEvent> events(IntPredicate status) {
        return requests()
                .filter(request -> status.test(request.status()))
                .map(request -> event(JSON.readTree(request.body()), request.receivedAt()))
                .toList();
    }

    /** The requests to the event intake, in recorded order. */
    public Stream<Request> requests() {
        return lines("events.jsonl")
                .map(JSON::readTree)
                .filter(line -> line.get("path").asString().contains("/events/"))
                .map(line -> new Request(
                        line.get("path").asString().replace("/esync", ""),
                        line.get("body").asString(),
                        line.get("status").asInt(),
                        unix(line.get("received_at").asString())));
    }

    /** What the service account saw about every ten seconds. */
    public List<OccupantPoll> polls() {
        return lines("polls.jsonl")
                .map(JSON::readTree)
                .filter(line -> line.get("ok").asBoolean())
                .map(line -> new OccupantPoll(
                        line.get("room_jid").asString(),
                        unix(line.get("time").asString()),
                        line.get("occupants")
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.toSet())))
                .toList();
    }

    /** Everybody whom the recording's tokens named. */
    static Set<String> everybody() {
        var result = new HashSet<String>();
        points().forEach(code -> result.add("POINT:" + code));
        for (var i = 1; i <= 10; i++) result.add("D-%02d".formatted(i));
        return result;
    }

    /** The codes of the 53 points. */
    public static List<String> points() {
        var codes = new ArrayList<String>();
        for (var capture : values())
            capture.lines("truth.csv")
                    .map(line -> line.split(",", -1)[1])
                    .filter(id -> id.startsWith("POINT:"))
                    .map(id -> id.substring("POINT:".length()))
                    .forEach(codes::add);
        return codes.stream().distinct().sorted().toList();
    }

    private Stream<String> lines(String kind) {
        try {
            var resource = new ClassPathResource("captures/" + file + "." + kind);
            return resource.getContentAsString(StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConferenceEvent event(JsonNode body, Instant receivedAt) {
        return new ConferenceEvent(
                switch (body.get("event_name").asString()) {
                    case "muc-room-created" -> ConferenceEvent.Kind.ROOM_CREATED;
                    case "muc-room-destroyed" -> ConferenceEvent.Kind.ROOM_DESTROYED;
                    case "muc-occupant-joined" -> ConferenceEvent.Kind.OCCUPANT_JOINED;
                    default -> ConferenceEvent.Kind.OCCUPANT_LEFT;
                },
                body.get("room_name").asString(),
                body.get("room_jid").asString(),
                body.get("is_breakout").asBoolean(),
                body.has("occupant") ? visit(body.get("occupant")) : null,
                time(body, "created_at"),
                time(body, "destroyed_at"),
                body.path("all_occupants").valueStream().map(Capture::visit).toList(),
                receivedAt);
    }

    private static ConferenceEvent.Visit visit(JsonNode node) {
        return new ConferenceEvent.Visit(
                node.get("occupant_jid").asString(),
                text(node, "id"),
                text(node, "name"),
                time(node, "joined_at"),
                time(node, "left_at"));
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asString() : null;
    }

    private static @Nullable Instant time(JsonNode node, String name) {
        return node.has(name) ? Instant.ofEpochSecond(node.get(name).asLong()) : null;
    }

    private static Instant unix(String seconds) {
        return Instant.ofEpochMilli(new BigDecimal(seconds).movePointRight(3).longValue());
    }
}
