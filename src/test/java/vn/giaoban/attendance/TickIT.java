package vn.giaoban.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.TestClock;

/** Who is in the room, ticked on the day; and who came in whose place. */
@IntegrationTest
class TickIT {

    private static final String POINT = "Q-BA-DINH";

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private Invariants invariants;

    @AfterEach
    void leave() {
        clock.reset();
    }

    @Test
    void oneDeviceWithThreeDelegatesIsOneConnectionAndThreePeople() throws InterruptedException {
        var request = request();
        var briefing = api.schedule(request.body());
        var start = request.start().toInstant();
        var end = request.end().toInstant();
        clock.setTo(start.minus(Duration.ofMinutes(31)));
        tick(briefing, POINT, delegate(briefing, "Bình"), true, null).refused(409, "ticks-closed");

        clock.setTo(start.minus(Duration.ofMinutes(20)));
        var first =
                tick(briefing, POINT, delegate(briefing, "Bình"), true, null).ok();
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().at("/by").asString()).isEqualTo("admin");
        clock.setTo(start.plus(Duration.ofMinutes(40)));
        tick(briefing, POINT, delegate(briefing, "Cường"), true, start).ok();
        tick(briefing, POINT, delegate(briefing, "Dung"), true, start.plus(Duration.ofMinutes(30)))
                .ok();
        refusals(briefing, start);

        clock.setTo(end.plus(Duration.ofMinutes(5)));
        tell(briefing, start.minus(Duration.ofMinutes(10)), end.minus(Duration.ofMinutes(1)));
        eventually(() -> {
            assertThat(verdict(briefing, "Bình")).isEqualTo("PRESENT");
            assertThat(verdict(briefing, "Cường")).isEqualTo("PRESENT");
            assertThat(verdict(briefing, "Dung")).isEqualTo("LATE");
            assertThat(verdict(briefing, "Em")).isEqualTo("ABSENT");
        });
        var sessions = line(briefing, "Dung").get("sessions");
        assertThat(sessions).hasSize(1);
        assertThat(sessions.get(0).get("source").asString()).isEqualTo("TICK");
        eventually(() -> assertThat(kept(briefing, "LATE")).isOne());

        // on second thoughts he was not there: the results follow
        tick(briefing, POINT, delegate(briefing, "Cường"), false, start).ok();
        assertThat(verdict(briefing, "Cường")).isEqualTo("ABSENT");
        eventually(() -> assertThat(kept(briefing, "ABSENT")).isEqualTo(2));
        var newest = api.get(ticksOf(briefing, POINT)).get("items");
        assertThat(newest).hasSize(3);
        assertThat(invariants.count(
                        "select count(*) from ledger.fact where kind = 'TICK' and briefing = '" + id(briefing) + "'"))
                .isEqualTo(4);
        clock.setTo(end.plus(Duration.ofMinutes(30)));
        tick(briefing, POINT, delegate(briefing, "Em"), true, start).refused(409, "ticks-closed");
    }

    private void refusals(JsonNode briefing, Instant start) {
        var binh = delegate(briefing, "Bình");
        tick(briefing, POINT, binh, true, start.plus(Duration.ofHours(1))).invalidAt("/since");
        tick(briefing, POINT, binh, true, start.minus(Duration.ofHours(1))).invalidAt("/since");
        tick(briefing, POINT, UUID.randomUUID().toString(), true, null).invalidAt("/delegate");
        tick(briefing, POINT, delegate(briefing, "Khách"), true, null).invalidAt("/delegate");
        tick(briefing, "Q-TAY-HO", binh, true, null).refused(404, "not-found");
        HttpCall.byAdmin(api, "POST", ticksOf(briefing, POINT))
                .json("POST", "{\"delegate\": \"" + binh + "\"}")
                .send()
                .invalidAt("/present");
        HttpCall.byAdmin(api, "POST", ticksOf(briefing, POINT))
                .json("POST", "{\"delegate\": \"x\", \"present\": true}")
                .send()
                .refused(400, "invalid-request");
        assertThat(HttpCall.by(api, "POST", ticksOf(briefing, POINT)).send().status())
                .isEqualTo(401);
    }

    @Test
    void whoCameInSomebodysPlaceIsNamedAndCountedAndTheOtherIsNotMissed() throws InterruptedException {
        var request = request();
        var briefing = api.schedule(request.body());
        var binh = delegate(briefing, "Bình");
        var path = "/api/v1/briefings/" + id(briefing) + "/delegates/" + binh + "/substitution";
        var form = Map.of("substitute", Map.of("name", "Hạnh"), "reason", "Ốm");
        HttpCall.byAdmin(api, "POST", path).json("POST", text(form)).send().ok();
        HttpCall.byAdmin(api, "POST", path + "/approve").send().ok();
        clock.setTo(request.start().toInstant().plusSeconds(60));
        tick(briefing, POINT, delegate(briefing, "Hạnh"), true, request.start().toInstant())
                .ok();
        tick(briefing, POINT, binh, true, null).invalidAt("/delegate");
        clock.setTo(request.end().toInstant());
        tell(briefing, request.start().toInstant(), request.end().toInstant());
        eventually(() -> assertThat(verdict(briefing, "Hạnh")).isEqualTo("PRESENT"));
        var line = line(briefing, "Hạnh");
        assertThat(line.get("substituteFor").asString()).isEqualTo(binh);
        assertThat(line.get("substituteForName").asString()).isEqualTo("Bình");
        assertThat(names(briefing)).doesNotContain("Bình").hasSize(4);
        var csv = HttpCall.byAdmin(api, "GET", "/api/v1/briefings/" + id(briefing) + "/attendance")
                .header("Accept", "text/csv")
                .send()
                .ok();
        assertThat(csv.body()).contains("Hạnh,DELEGATE,Bình\r\n");
        eventually(() -> {
            var card = api.get(
                    "/api/v1/reports/attendance?from={from}&to={to}&by=POINT",
                    request.start().toInstant().minusSeconds(60),
                    request.end().toInstant());
            assertThat(card.get("items")
                            .valueStream()
                            .filter(item -> item.get("key").asString().equals(POINT))
                            .map(item -> item.get("substitutions").asInt()))
                    .containsExactly(1);
        });
    }

    private static BriefingRequest request() {
        return aBriefing()
                .titled("Ai có mặt")
                .atPoints(POINT)
                .with("delegates", List.of(person("Bình"), person("Cường"), person("Dung"), person("Em"), guest()))
                .published();
    }

    private static Map<String, Object> person(String name) {
        return Map.of("name", name, "point", POINT, "role", "DELEGATE");
    }

    private static Map<String, Object> guest() {
        return Map.of("name", "Khách", "role", "OBSERVER");
    }

    /** The device's whole visit, told at its end. */
    private void tell(JsonNode briefing, Instant joined, Instant left) {
        var room = briefing.at("/conference/name").asString();
        var body = """
                {"room_jid":"%1$s@conference.meet.test","room_name":"%1$s","is_breakout":false,
                 "occupant":{"name":"Quận Ba Đình","id":"POINT:%2$s","joined_at":%3$d,"left_at":%4$d,
                 "occupant_jid":"7e6364aa@meet.test/%1$s"}}""".formatted(room, POINT, joined.getEpochSecond(), left.getEpochSecond());
        api.conferenceServer()
                .post()
                .uri("/jitsi/events/occupant/left")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private Answer tick(JsonNode briefing, String point, String delegate, boolean present, @Nullable Instant since) {
        var form = new HashMap<String, Object>(Map.of("delegate", delegate, "present", present));
        if (since != null) form.put("since", since.toString());
        return HttpCall.byAdmin(api, "POST", ticksOf(briefing, point))
                .json("POST", text(form))
                .send();
    }

    private static String text(Object form) {
        return JsonMapper.shared().writeValueAsString(form);
    }

    private static String ticksOf(JsonNode briefing, String point) {
        return "/api/v1/briefings/" + id(briefing) + "/points/" + point + "/ticks";
    }

    private String delegate(JsonNode briefing, String name) {
        return api.get("/api/v1/briefings/{id}/delegates", id(briefing))
                .get("items")
                .valueStream()
                .filter(delegate -> delegate.get("name").asString().equals(name))
                .map(delegate -> delegate.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private List<String> names(JsonNode briefing) {
        return lines(briefing)
                .valueStream()
                .map(line -> line.get("name").asString())
                .toList();
    }

    private JsonNode lines(JsonNode briefing) {
        return api.get("/api/v1/briefings/{id}/attendance", id(briefing)).at("/points/0/delegates");
    }

    private JsonNode line(JsonNode briefing, String name) {
        return lines(briefing)
                .valueStream()
                .filter(line -> line.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String verdict(JsonNode briefing, String name) {
        return line(briefing, name).get("verdict").asString();
    }

    /** How many delegates have that verdict in the results that scorecards are counted from. */
    private long kept(JsonNode briefing, String verdict) {
        return invariants.count(
                "select count(*) from attendance.result where kind = 'DELEGATE' and point is not null and verdict = '"
                        + verdict + "' and briefing = '" + id(briefing) + "'");
    }

    private static String id(JsonNode briefing) {
        return briefing.get("id").asString();
    }

    private static void eventually(Runnable check) throws InterruptedException {
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > until) throw e;
                Thread.sleep(200);
            }
        }
    }
}
