package vn.giaoban.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;

/** Whatever is sent in the place of an event: it is never a fault of the service, and never stops the next event. */
@IntegrationTest
class BadInputIT {

    private static final List<String> PATHS =
            List.of("room/created", "room/destroyed", "occupant/joined", "occupant/left", "room/painted");

    private static final String LONG = "x".repeat(4096);

    private static final List<String> TIMES = List.of(
            "0",
            "-1",
            "1",
            "1e308",
            "-1e308",
            "99999999999999",
            "4102444799",
            "\"1795356104\"",
            "\"soon\"",
            "{}",
            "[]",
            "null");

    private static final List<String> TEXTS = List.of(
            "\"" + LONG + "@meet.test/" + LONG + "\"",
            "\"a@meet.test/\\u0000\\ud800\"",
            "\"\"",
            "\"'; drop table ledger.fact; --\"",
            "\"=cmd|' /C calc'!A0\"",
            "7",
            "{}",
            "[[[]]]",
            "null");

    @Autowired
    private Api api;

    @Test
    void nothingThatIsSentFailsOrStopsTheNextEvent() {
        var made = api.schedule(aBriefing()
                .titled("Dữ liệu xấu")
                .atPoints("Q-BA-DINH")
                .published()
                .body());
        var room = made.at("/conference/name").asString();
        var attendance = "/api/v1/briefings/" + made.get("id").asString() + "/attendance";
        var random = new Random(26);
        for (var i = 0; i < 300; i++) {
            var body = """
                    {"room_name":%s,"room_jid":"%s@c","is_breakout":%s,"created_at":%s,"destroyed_at":%s,"all_occupants":%s,
                     "occupant":{"occupant_jid":%s,"id":%s,"name":%s,"joined_at":%s,"left_at":%s}}""".formatted(
                            random.nextInt(4) == 0 ? any(random, TEXTS) : "\"" + room + "\"",
                            room,
                            any(random, List.of("true", "false", "\"no\"", "{}")),
                            any(random, TIMES),
                            any(random, TIMES),
                            any(random, List.of("{}", "[]", "[{}]", "{\"a\":7}", "\"x\"", "[7,null]")),
                            any(random, TEXTS),
                            any(random, TEXTS),
                            any(random, TEXTS),
                            any(random, TIMES),
                            any(random, TIMES));
            assertThat(send(any(random, PATHS), body, Api.CALLBACK_TOKEN))
                    .as(body)
                    .isLessThan(500);
        }
        var good = """
                {"room_name":"%s","room_jid":"%s@c","occupant":{"occupant_jid":"z@meet.test/x","id":"POINT:Q-BA-DINH","joined_at":1795356104}}""".formatted(room, room);
        for (var forged : List.of("x", Api.CALLBACK_TOKEN + "x", Api.CALLBACK_TOKEN.substring(1)))
            assertThat(send("occupant/joined", good, forged)).isBetween(400, 404);
        assertThat(send("occupant/joined", good, Api.CALLBACK_TOKEN)).isEqualTo(200);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                api.get(attendance + "/points/Q-BA-DINH/trace").toString())
                        .contains("z@meet.test/x"));
        assertThat(api.get(attendance).get("points")).hasSize(1);
        assertThat(api.get(attendance + "/verify").get("status").asString()).isEqualTo("INTACT");
    }

    private static String any(Random random, List<String> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private int send(String path, String body, String token) {
        return api.anybody()
                .post()
                .uri("/jitsi/events/" + path)
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }
}
