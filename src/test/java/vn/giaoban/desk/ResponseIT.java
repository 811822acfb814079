package vn.giaoban.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.OwnThreads;
import vn.giaoban.support.TestClock;

/** A point's answer with the room that it wants. */
@IntegrationTest
class ResponseIT {

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    @Autowired
    private TestClock clock;

    private OwnPoints points;
    private String point;
    private String other;

    @BeforeEach
    void pointsWithRooms() {
        points = new OwnPoints(api);
        point = points.aPoint(3);
        other = points.aPoint();
    }

    @AfterEach
    void leave() {
        clock.reset();
        invariants.hold();
    }

    @Test
    void takesTheRoomThatThePointWants() {
        var briefing = briefing(aBriefing());
        assertThat(points.room(briefing, point)).isEqualTo(point + "/P1");
        respond(briefing, "ACCEPTED", point + "/P2").expectStatus().isOk();
        assertThat(points.room(briefing, point)).isEqualTo(point + "/P2");
        assertThat(points.room(briefing, other)).isEqualTo(other + "/P1");
        assertThat(points.point(briefing, point).get("response").asString()).isEqualTo("ACCEPTED");
        var version = points.read(briefing).get("version").asInt();
        respond(briefing, "ACCEPTED", point + "/P2").expectStatus().isOk();
        assertThat(points.read(briefing).get("version").asInt())
                .as("nothing changed")
                .isEqualTo(version);
        respond(briefing, "DECLINED", null).expectStatus().isOk();
        assertThat(points.room(briefing, point)).isEqualTo(point + "/P2");
    }

    @Test
    void aTakenRoomIsRefusedWithOthersAndTheAnswerIsNotTaken() {
        var request = aBriefing();
        taking(request, point + "/P2");
        var briefing = briefing(request);
        var problem = api.read(
                respond(briefing, "ACCEPTED", point + "/P2").expectStatus().isEqualTo(409));
        assertThat(problem.get("type").asString()).endsWith("schedule-conflict");
        assertThat(problem.at("/conflicts/0/room").asString()).isEqualTo(point + "/P2");
        assertThat(problem.at("/conflicts/0/alternatives").valueStream().map(JsonNode::asString))
                .contains(point + "/P3");
        assertThat(points.room(briefing, point)).isEqualTo(point + "/P1");
        assertThat(points.point(briefing, point).get("response").asString()).isEqualTo("PENDING");
    }

    @Test
    void roomsOfOthersAndAfterTheStartAreRefused() {
        var request = aBriefing();
        var briefing = briefing(request);
        respond(briefing, "ACCEPTED", other + "/P1").expectStatus().isBadRequest();
        respond(briefing, "DECLINED", point + "/P2").expectStatus().isBadRequest();
        clock.setTo(request.start().toInstant().plusSeconds(60));
        respond(briefing, "ACCEPTED", point + "/P2").expectStatus().isEqualTo(409);
        respond(briefing, "ACCEPTED", null).expectStatus().isOk();
    }

    @Test
    void aRaceWithABookingHasOneWinner() {
        for (var round = 0; round < 4; round++) {
            var request = aBriefing();
            var briefing = briefing(request);
            var rival = aBriefing()
                    .on(request.start().toLocalDate())
                    .with("points", List.of(Map.of("code", point, "room", point + "/P3")))
                    .body();
            var statuses = Objects.requireNonNull(Flux.range(0, 8)
                    .flatMap(
                            n -> Mono.fromCallable(() -> n % 2 == 0
                                            ? status(respond(briefing, "ACCEPTED", point + "/P3"))
                                            : status(api.post("/api/v1/briefings", rival)))
                                    .subscribeOn(OwnThreads.ALL),
                            8)
                    .collectList()
                    .block());
            var chosen = statuses.contains(200);
            assertThat(statuses).isSubsetOf(200, 201, 409);
            assertThat(chosen != statuses.contains(201)).as(statuses.toString()).isTrue();
            assertThat(points.room(briefing, point)).isEqualTo(point + (chosen ? "/P3" : "/P1"));
        }
    }

    private static int status(WebTestClient.ResponseSpec answer) {
        return answer.returnResult(String.class).getStatus().value();
    }

    private JsonNode briefing(BriefingRequest request) {
        return api.schedule(request.atPoints(point, other).published().body());
    }

    private void taking(BriefingRequest request, String room) {
        api.schedule(aBriefing()
                .on(request.start().toLocalDate())
                .with("points", List.of(Map.of("code", point, "room", room)))
                .body());
    }

    private WebTestClient.ResponseSpec respond(JsonNode briefing, String response, @Nullable String room) {
        var body = new LinkedHashMap<String, Object>();
        body.put("response", response);
        if (room != null) body.put("room", room);
        return api.admin()
                .put()
                .uri(
                        "/api/v1/briefings/{id}/points/{code}/response",
                        briefing.get("id").asString(),
                        point)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
