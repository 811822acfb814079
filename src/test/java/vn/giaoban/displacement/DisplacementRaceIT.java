package vn.giaoban.displacement;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;
import static vn.giaoban.support.BriefingRequest.aFreeDay;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;

/** Somebody is displaced while others book, displace and call off in the same hours. */
@IntegrationTest
class DisplacementRaceIT {

    private static final int ROUNDS = Integer.getInteger("giaoban.rounds", 12);

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    @Autowired
    private JsonMapper json;

    @Test
    void ofManyUrgentBriefingsForOneRoomOneDisplacesAndTheOthersAreRefused() {
        var point = new OwnPoints(api).aPoint(1);
        for (var round = 0; round < ROUNDS; round++) {
            var day = aFreeDay();
            var routine =
                    api.schedule(aBriefing().on(day).atPoints(point).published().body());
            var answers = race(IntStream.range(0, 6).mapToObj(_ -> displacing(day, point)));
            assertThat(answers.stream().map(Answer::status))
                    .as("round %s: %s", round, answers)
                    .containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
            assertThat(read(routine).get("version").asInt()).isEqualTo(2);
            assertThat(read(routine).get("start").asString()).isEqualTo(day + "T09:30:00+07:00");
            invariants.hold();
        }
    }

    @Test
    void whoDisplacesDifferentOnesInOppositeOrderDoesNotBlockTheOther() {
        var points = List.of(new OwnPoints(api).aPoint(1), new OwnPoints(api).aPoint(1), new OwnPoints(api).aPoint(1));
        for (var round = 0; round < ROUNDS; round++) {
            var day = aFreeDay();
            points.forEach(
                    point -> api.schedule(aBriefing().on(day).atPoints(point).body()));
            var forwards = points.toArray(String[]::new);
            var backwards = points.reversed().toArray(String[]::new);
            var answers = race(Stream.of(displacing(day, forwards), displacing(day, backwards)));
            assertThat(answers.stream().map(Answer::status))
                    .as("round %s: %s", round, answers)
                    .containsExactlyInAnyOrder(201, 409);
            invariants.hold();
        }
    }

    @Test
    void theTimeThatWasFoundForTheDisplacedMayBeBookedMeanwhile() {
        var point = new OwnPoints(api).aPoint(1);
        for (var round = 0; round < ROUNDS; round++) {
            var day = aFreeDay();
            var routine = api.schedule(aBriefing().on(day).atPoints(point).body());
            // 09:30 is where the displaced one would go
            var other = aBriefing().on(day).at("09:30", "10:30").atPoints(point);
            var answers = race(Stream.of(displacing(day, point), create(other)));
            assertThat(answers.getFirst().status())
                    .as("round %s: %s", round, answers)
                    .isEqualTo(201);
            var start = read(routine).get("start").asString();
            var booked = answers.getLast().status() == 201;
            assertThat(start)
                    .as("round %s: %s", round, answers)
                    .isEqualTo(booked ? day + "T10:30:00+07:00" : day + "T09:30:00+07:00");
            invariants.hold();
        }
    }

    @Test
    void whoIsCalledOffMeanwhileIsNotDisplaced() {
        var point = new OwnPoints(api).aPoint(1);
        for (var round = 0; round < ROUNDS; round++) {
            var day = aFreeDay();
            var routine =
                    api.schedule(aBriefing().on(day).atPoints(point).published().body());
            // with a key, the whole request is one transaction, and all of it is done again
            var displacing = displacing(day, point).header("Idempotency-Key", "race-" + day);
            var answers = race(Stream.of(displacing, cancel(routine)));
            assertThat(answers.getFirst().status())
                    .as("round %s: %s", round, answers)
                    .isEqualTo(201);
            var calledOff = answers.getLast().status() == 200;
            var after = read(routine);
            assertThat(after.get("status").asString())
                    .as("round %s: %s", round, answers)
                    .isEqualTo(calledOff ? "CANCELLED" : "SCHEDULED");
            assertThat(after.get("version").asInt()).isEqualTo(2);
            assertThat(json.readTree(answers.getFirst().body()).get("displaced"))
                    .hasSize(calledOff ? 0 : 1);
            invariants.hold();
        }
    }

    private HttpCall displacing(LocalDate day, String... points) {
        return create(aBriefing()
                .titled("Họp khẩn")
                .on(day)
                .atPoints(points)
                .with("priority", "URGENT")
                .with("urgentReason", "Vỡ đê")
                .with("displace", true));
    }

    private HttpCall create(BriefingRequest request) {
        return HttpCall.byAdmin(api, "POST", "/api/v1/briefings").json("POST", json.writeValueAsString(request.body()));
    }

    private HttpCall cancel(JsonNode briefing) {
        var body = json.writeValueAsString(Map.of("reason", "Hoãn"));
        return HttpCall.byAdmin(
                        api, "POST", "/api/v1/briefings/" + briefing.get("id").asString() + "/cancel")
                .header("If-Match", "\"1\"")
                .json("POST", body);
    }

    private static List<Answer> race(Stream<HttpCall> calls) {
        var running = calls.map(HttpCall::sendAsync).toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private JsonNode read(JsonNode briefing) {
        return api.get("/api/v1/briefings/{id}", briefing.get("id").asString());
    }
}
