package vn.giaoban.attendance;

import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import vn.giaoban.intake.OccupantList;
import vn.giaoban.intake.OccupantListSink;
import vn.giaoban.presence.Capture;
import vn.giaoban.support.Api;

/** A recording played to the service over HTTP as the conference server would, for a briefing of its own at another time. */
public final class Replay {

    private static final Map<String, Object> RULES = Map.of(
            "lateAfter", "PT30S", "leftEarlyBeforeEnd", "PT45S", "absentBelowShare", 0.3, "bridgeGapsUnder", "PT60S");

    private static final Pattern TIME = Pattern.compile("(\"[a-z]+_at\":)(\\d+)");

    private final Api api;
    private final WebTestClient server;
    private final Capture capture;
    private final OffsetDateTime start;
    private final String room;

    /** The briefing's id. */
    public final String briefing;

    /** Books and publishes a briefing of the recording's length across all points, on a day of its own, under the recording's rules. */
    public Replay(Api api, Capture capture) {
        this.api = api;
        this.server = api.conferenceServer();
        this.capture = capture;
        var request = aBriefing()
                .at("08:00:00", "08:03:30")
                .titled("Giao ban " + capture)
                .across("ALL")
                .with("delegates", List.of(Map.of("name", "=Nguyễn Văn A", "point", "Q-BA-DINH", "role", "PRESENTER")))
                .with("attendance", RULES)
                .published();
        start = request.start();
        var made = api.schedule(request.body());
        briefing = made.get("id").asString();
        room = made.at("/conference/name").asString();
    }

    /** The planned end. */
    public Instant end() {
        return start.toInstant().plus(capture.time().duration()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Tells the service of one recorded request. */
    public void tell(Capture.Request request) {
        server.post()
                .uri("/jitsi" + request.path())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(moved(request.body()))
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** When a recorded request came, moved to this briefing's time. */
    public Instant momentOf(Capture.Request request) {
        return request.receivedAt().plusSeconds(shift());
    }

    /** How many different facts the accepted requests tell. */
    long facts() {
        return capture.requests()
                .filter(request -> request.status() == 200)
                .map(Capture.Request::body)
                .distinct()
                .count();
    }

    /** Hands the service what the recorded occupant lists say. */
    void list(OccupantListSink sink) {
        for (var poll : capture.polls()) {
            var jids = List.copyOf(poll.jids());
            var list = new OccupantList(room, moved(poll.room()), poll.at().plusSeconds(shift()), jids);
            sink.accept(list).block(Duration.ofSeconds(10));
        }
    }

    private long shift() {
        return Duration.between(capture.time().start(), start.toInstant())
                .plusMillis(500)
                .toSeconds();
    }

    /** The same body for this briefing's room and time. */
    private String moved(String body) {
        var shift = shift();
        var times = TIME.matcher(body).replaceAll(m -> m.group(1) + (Long.parseLong(m.group(2)) + shift));
        return times.replaceAll("gb-(weekly-a|crash-b)", room);
    }

    /** The attendance as it is read. */
    public JsonNode attendance() {
        return api.get("/api/v1/briefings/{id}/attendance", briefing);
    }

    /** The points' verdicts by code, as the service says them. */
    public Map<String, String> verdicts() {
        var result = new TreeMap<String, String>();
        attendance()
                .get("points")
                .valueStream()
                .forEach(point -> result.put(
                        point.get("code").asString(), point.get("verdict").asString()));
        return result;
    }
}
