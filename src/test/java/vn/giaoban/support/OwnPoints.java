package vn.giaoban.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Points that belong to one test alone, and what it does with briefings there. */
public final class OwnPoints {

    /** Of the codes of all. */
    static final String PREFIX = "TU-";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Api api;

    /** Works through the API. */
    public OwnPoints(Api api) {
        this.api = api;
    }

    /** A new point with one room, {@code <code>/P1}; gives its code. */
    public String aPoint() {
        return aPoint(1);
    }

    /** A new point with so many rooms of ten seats, {@code <code>/P1} and on; gives its code. */
    public String aPoint(int rooms) {
        var code = PREFIX + System.nanoTime() % 1_000_000_000 + "-" + NUMBERS.incrementAndGet();
        var mail = code.toLowerCase(Locale.ROOT) + "@hanoi.example";
        put("/api/v1/points/" + code, Map.of("name", "Điểm cầu " + code, "kind", "OTHER", "email", mail));
        for (var n = 1; n <= rooms; n++)
            put("/api/v1/points/" + code + "/rooms/P" + n, Map.of("name", "Phòng họp " + n, "capacity", 10));
        return code;
    }

    private void put(String path, Object body) {
        api.admin()
                .put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated();
    }

    /** A briefing that needs the first point and takes the others if it can. */
    public static BriefingRequest bestEffort(BriefingRequest request, String required, String... optional) {
        var points = new ArrayList<Map<String, Object>>();
        points.add(Map.of("code", required));
        for (var code : optional) points.add(Map.of("code", code, "required", false));
        return request.with("policy", "BEST_EFFORT").with("points", List.copyOf(points));
    }

    /** The point of a briefing, as it is now. */
    public JsonNode point(JsonNode briefing, String code) {
        return read(briefing)
                .get("points")
                .valueStream()
                .filter(p -> p.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** The id of the point's room at a briefing; null when it has none. */
    public @Nullable String room(JsonNode briefing, String code) {
        var room = point(briefing, code).get("room");
        return room.isNull() ? null : room.asString();
    }

    /** The status of the point's task to find a room for a briefing. */
    public String roomTask(JsonNode briefing, String code) {
        return point(briefing, code)
                .get("tasks")
                .valueStream()
                .filter(task -> task.get("kind").asString().equals("ROOM"))
                .findFirst()
                .orElseThrow()
                .get("status")
                .asString();
    }

    /** The briefing as it is now. */
    public JsonNode read(JsonNode briefing) {
        return api.get("/api/v1/briefings/{id}", briefing.get("id").asString());
    }

    /** Calls the briefing off. */
    public void cancel(JsonNode briefing) {
        command(briefing, "cancel", Map.of("reason", "Nhường chỗ"));
    }

    /** Publishes the briefing. */
    public void publish(JsonNode briefing) {
        command(briefing, "publish", new HashMap<>());
    }

    private void command(JsonNode briefing, String command, Object body) {
        api.read(api.admin()
                .post()
                .uri("/api/v1/briefings/{id}/{command}", briefing.get("id").asString(), command)
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk());
    }

    /** Changes the briefing's plan. */
    public void change(JsonNode briefing, Map<String, Object> patch) {
        api.read(api.admin()
                .patch()
                .uri("/api/v1/briefings/{id}", briefing.get("id").asString())
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(patch)
                .exchange()
                .expectStatus()
                .isOk());
    }
}
