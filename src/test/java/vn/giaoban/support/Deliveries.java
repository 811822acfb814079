package vn.giaoban.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.giaoban.database.Sql;

/** Follows what becomes of a briefing's messages in the running service. */
public final class Deliveries {

    private final Api api;
    private final DatabaseClient database;

    /** Looks at the service through its API, and at its outbox. */
    public Deliveries(Api api, DatabaseClient database) {
        this.api = api;
        this.database = database;
    }

    /** The briefing's id. */
    public static String id(JsonNode briefing) {
        return briefing.get("id").asString();
    }

    /** Calls the briefing off. */
    public void cancel(JsonNode briefing) {
        api.admin()
                .post()
                .uri("/api/v1/briefings/{id}/cancel", id(briefing))
                .header("If-Match", etag(briefing))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"reason\": \"Bão số 9\"}")
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** What a kill between the server's 250 and our mark leaves behind, once the lease is over. */
    public void leaveAsAfterAKill(JsonNode briefing) {
        database.sql("""
                        update invitations.message set state = 'QUEUED', leased_until = now() - interval '1 s'
                         where briefing = :briefing""").bind("briefing", UUID.fromString(id(briefing))).then().block();
    }

    /** Patches the briefing as it is now. */
    public void change(JsonNode briefing, Map<String, Object> patch) {
        api.admin()
                .patch()
                .uri("/api/v1/briefings/{id}", id(briefing))
                .header("If-Match", etag(briefing))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(patch)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private String etag(JsonNode briefing) {
        var headers = api.admin()
                .get()
                .uri("/api/v1/briefings/{id}", id(briefing))
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseHeaders();
        return String.valueOf(headers.getETag());
    }

    /** Sends again; how many messages were queued. */
    public long resend(JsonNode briefing, Map<String, Object> form) {
        return api.read(api.post("/api/v1/briefings/" + id(briefing) + "/invitations/resend", form)
                        .expectStatus()
                        .isOk())
                .get("queued")
                .asLong();
    }

    /** The list, once the events are heard and nothing waits any more. */
    public JsonNode settled(JsonNode briefing) {
        return settled(briefing, 0);
    }

    /** The list, once the events are heard and only so many wait. */
    public JsonNode settled(JsonNode briefing, int waitingStill) {
        var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < until) {
            var waiting = database.sql("select count(*) as n from outbox.event where key = :key")
                    .bind("key", "briefing:" + id(briefing))
                    .map(row -> Sql.required(row, "n", Long.class))
                    .one()
                    .block();
            var list = api.get("/api/v1/briefings/{id}/invitations", id(briefing));
            if (waiting != null
                    && waiting == 0
                    && !list.get("items").isEmpty()
                    && list.at("/counts/QUEUED").asInt() == waitingStill
                    && queued(list) <= waitingStill) return list;
            pause();
        }
        throw new AssertionError("still waiting: " + api.get("/api/v1/briefings/{id}/invitations", id(briefing)));
    }

    /** Among the listed, which are read a moment before they are counted. */
    private static long queued(JsonNode list) {
        return list.get("items")
                .valueStream()
                .filter(item -> item.get("state").asString().equals("QUEUED"))
                .count();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The messages in a state. */
    public List<JsonNode> items(JsonNode briefing, String state) {
        var items = new ArrayList<JsonNode>();
        api.get("/api/v1/briefings/{id}/invitations?limit=500&state=" + state, id(briefing))
                .get("items")
                .forEach(items::add);
        return items;
    }

    /** Whom a cancellation was sent. */
    public List<String> cancelled(JsonNode briefing) {
        return items(briefing, "SENT").stream()
                .filter(item -> item.get("kind").asString().equals("CANCEL"))
                .map(item -> item.get("recipient").asString())
                .toList();
    }
}
