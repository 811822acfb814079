package vn.giaoban.live;

import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;

/** A published briefing of a test's own, and what the conference server tells of it. */
public record Meeting(Api api, JsonNode json, Instant start, Instant end) {

    /** One at some points, with a chair. */
    public static Meeting at(Api api, String... points) {
        return of(
                api,
                aBriefing()
                        .titled("Bảng trực tiếp")
                        .chairedBy("Đỗ Thị Lan", "lan-" + UUID.randomUUID() + "@hanoi.example")
                        .atPoints(points)
                        .published());
    }

    private static Meeting of(Api api, BriefingRequest request) {
        return new Meeting(
                api,
                api.schedule(request.body()),
                request.start().toInstant(),
                request.end().toInstant());
    }

    /** Its id. */
    public BriefingId id() {
        return new BriefingId(UUID.fromString(json.get("id").asString()));
    }

    /** The chair's id as a delegate. */
    public String chair() {
        return api.get("/api/v1/briefings/{id}/delegates", id())
                .get("items")
                .valueStream()
                .filter(delegate -> delegate.get("role").asString().equals("CHAIR"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    /** A point's device came. */
    public void comes(String point, Instant at) {
        tell("joined", "POINT:" + point, at, null);
    }

    /** A point's device went, having come at some time. */
    public void goes(String point, Instant came, Instant at) {
        tell("left", "POINT:" + point, came, at);
    }

    /** Somebody with an identity of their own came. */
    public void personComes(String identity, Instant at) {
        tell("joined", identity, at, null);
    }

    private void tell(String what, String identity, Instant joined, @Nullable Instant left) {
        var room = json.at("/conference/name").asString();
        var body = """
                {"room_jid":"%1$s@conference.meet.test","room_name":"%1$s","is_breakout":false,
                 "occupant":{"name":"Ai đó","id":"%2$s","joined_at":%3$d%4$s,"occupant_jid":"%5$s@meet.test/x"}}""".formatted(
                        room,
                        identity,
                        joined.getEpochSecond(),
                        left == null ? "" : ",\"left_at\":" + left.getEpochSecond(),
                        identity.replace(':', '-').toLowerCase(Locale.ROOT));
        api.conferenceServer()
                .post()
                .uri("/jitsi/events/occupant/" + what)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk();
    }
}
