package vn.giaoban.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.ScriptedSmtp;
import vn.giaoban.support.WebhookReceiver;

@IntegrationTest
class ChannelIT {

    private static final ScriptedSmtp MAIL = new ScriptedSmtp();
    private static final WebhookReceiver GATEWAY = new WebhookReceiver();

    @Autowired
    Api api;

    @Autowired
    DatabaseClient database;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", MAIL::port);
        properties.add("giaoban.channels.webhook.url", GATEWAY::url);
        properties.add("giaoban.channels.webhook.secret", () -> "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        properties.add("giaoban.channels.webhook.allow-private", () -> "true");
    }

    @Test
    void aPointIsToldByTheChannelThatWasChosenForIt() {
        var both = new OwnPoints(api).aPoint();
        var event = new OwnPoints(api).aPoint();
        choose("POINT:" + both, "{\"channel\": \"BOTH\"}");
        choose("POINT:" + event, "{\"channel\": \"WEBHOOK\"}");
        var briefing = publish("Hai đường", both, event);

        assertThat(deliveries().settled(briefing).at("/counts/SENT").asInt()).isEqualTo(3);
        assertThat(channels(briefing, i -> true)).containsExactlyInAnyOrder("MAIL", "WEBHOOK", "WEBHOOK");
        var sent = events(briefing);
        assertThat(sent).hasSize(2);
        var told = sent.stream()
                .filter(e -> e.get("subject").asString().endsWith(event))
                .findFirst()
                .orElseThrow();
        assertThat(told.get("specversion").asString()).isEqualTo("1.0");
        assertThat(told.get("type").asString()).isEqualTo("vn.giaoban.invitation.request.v1");
        assertThat(told.at("/data/link").asString()).matches("http\\S+/j/[A-Za-z0-9_-]{43}");
        assertThat(told.at("/data/sms").asString())
                .startsWith("Giay moi: Hai duong luc 08:00 ")
                .hasSizeLessThanOrEqualTo(160);
        assertThat(told.at("/data/briefing/start").asString()).contains("+07:00");
        deliveries().cancel(briefing);
        assertThat(deliveries().settled(briefing).at("/counts/SENT").asInt()).isEqualTo(6);
    }

    @Test
    void whatMailRefusesGoesToTheFallBackOnce() {
        var point = new OwnPoints(api).aPoint();
        choose("POINT:" + point, "{\"channel\": \"MAIL\", \"fallback\": \"WEBHOOK\"}");
        var address = point.toLowerCase(Locale.ROOT) + "@hanoi.example";
        MAIL.answer(address, "550 5.1.1 no such mailbox");
        GATEWAY.answer(503);
        var briefing = publish("Không tới nơi", point);
        awaitSent(briefing, 1);

        assertThat(channels(briefing, i -> i.get("state").asString().equals("FAILED")))
                .containsExactly("MAIL");
        assertThat(channels(briefing, i -> i.get("state").asString().equals("SENT")))
                .containsExactly("WEBHOOK");
        var sent = events(briefing);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0)).isEqualTo(sent.get(1));
        // a person mends the address and sends again: by mail, and not by the fall-back once more
        assertThat(deliveries().resend(briefing, Map.of("states", List.of("FAILED"))))
                .isEqualTo(1);
        deliveries().settled(briefing);
        assertThat(MAIL.receivedBy(address)).hasSize(1);
        assertThat(events(briefing)).hasSize(2);
        deliveries().cancel(briefing);
        assertThat(deliveries().settled(briefing).at("/counts/SENT").asInt()).isEqualTo(3);
    }

    @Test
    void whatCameBackIsSentToTheMendedAddressByAPerson() {
        var point = new OwnPoints(api).aPoint();
        var address = point.toLowerCase(Locale.ROOT) + "@hanoi.example";
        var briefing = publish("Bị trả lại", point);
        deliveries().settled(briefing);
        database.sql("update invitations.message set state = 'BOUNCED', detail = '5.1.1' where email = :email")
                .bind("email", address)
                .then()
                .block();
        api.admin()
                .put()
                .uri("/api/v1/points/" + point)
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("name", "Đã sửa", "kind", "OTHER", "email", "moi-" + address))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(deliveries().items(briefing, "BOUNCED")).hasSize(1);
        assertThat(deliveries().resend(briefing, Map.of("states", List.of("BOUNCED"))))
                .isEqualTo(1);
        assertThat(deliveries().settled(briefing).at("/counts/SENT").asInt()).isEqualTo(1);
        assertThat(MAIL.receivedBy("moi-" + address))
                .singleElement()
                .satisfies(again -> assertThat(again.header("Message-ID"))
                        .isEqualTo(MAIL.receivedBy(address).getFirst().header("Message-ID")));
        assertThat(HttpCall.byAdmin(api, "GET", "/actuator/prometheus").send().body())
                .contains("giaoban_invitations_messages_total{", "state=\"SENT\"");
    }

    @Test
    void choicesAreReadChangedAndForgotten() {
        choose("Nguyen.An@Hanoi.Example", "{\"channel\": \"BOTH\"}");
        assertThat(api.get("/api/v1/channels/nguyen.an@hanoi.example")
                        .get("channel")
                        .asString())
                .isEqualTo("BOTH");
        assertThat(api.get("/api/v1/channels").get("items").toString()).contains("nguyen.an@hanoi.example");
        HttpCall.byAdmin(api, "DELETE", "/api/v1/channels/nguyen.an@hanoi.example")
                .send()
                .ok();
        HttpCall.byAdmin(api, "GET", "/api/v1/channels/nguyen.an@hanoi.example")
                .send()
                .refused(404, "not-found");
        put("POINT:A", "{\"channel\": \"MAIL\", \"fallback\": \"MAIL\"}").invalidAt("/fallback");
        put("POINT:A", "{\"channel\": \"FAX\"}").refused(400, "invalid-request");
        put("POINT:A", "{}").invalidAt("/channel");
        put("nobody", "{\"channel\": \"MAIL\"}").invalidAt("recipient");
        HttpCall.by(api, "GET", "/api/v1/channels").send().refused(401, "unauthenticated");
    }

    private JsonNode publish(String title, String... points) {
        return api.schedule(
                aBriefing().titled(title).atPoints(points).published().body());
    }

    private void choose(String recipient, String choice) {
        put(recipient, choice).ok();
    }

    private Answer put(String recipient, String choice) {
        return HttpCall.byAdmin(api, "PUT", "/api/v1/channels/" + recipient)
                .json("PUT", choice)
                .send();
    }

    private void awaitSent(JsonNode briefing, int wanted) {
        var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (deliveries().items(briefing, "SENT").size() != wanted) {
            if (System.nanoTime() > until) throw new AssertionError(deliveries().settled(briefing));
            LockSupport.parkNanos(100_000_000);
        }
    }

    private List<String> channels(JsonNode briefing, Predicate<JsonNode> which) {
        return api.get("/api/v1/briefings/{id}/invitations?limit=500", Deliveries.id(briefing))
                .get("items")
                .valueStream()
                .filter(which)
                .map(item -> item.get("channel").asString())
                .toList();
    }

    private static List<JsonNode> events(JsonNode briefing) {
        return GATEWAY.received().stream()
                .map(event -> JsonMapper.shared().readTree(event.body()))
                .filter(event -> event.at("/data/briefing/id").asString().equals(Deliveries.id(briefing)))
                .toList();
    }

    private Deliveries deliveries() {
        return new Deliveries(api, database);
    }
}
