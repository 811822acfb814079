package vn.giaoban.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.ScriptedSmtp;

@IntegrationTest
class InvitationIT {

    private static final ScriptedSmtp MAIL = new ScriptedSmtp();
    private static final Duration DIGEST = Duration.ofSeconds(2);

    @Autowired
    Api api;

    @Autowired
    DatabaseClient database;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", MAIL::port);
        properties.add("giaoban.invitations.digest", DIGEST::toString);
    }

    @AfterAll
    static void close() throws Exception {
        MAIL.close();
    }

    @Test
    void everybodyIsInvitedExactlyOnce() {
        var briefing = api.schedule(aBriefing()
                .titled("Mời tất cả")
                .across("ALL")
                .chairedBy("Nguyễn Thị Ánh", "chair@hanoi.example")
                .with("delegates", List.of(Map.of("name", "Trần Văn Bình", "email", "binh@hanoi.example")))
                .published()
                .body());
        var list = deliveries().settled(briefing);
        assertThat(list.at("/counts/SENT").asInt()).isEqualTo(55);
        assertThat(list.get("items")).hasSize(50);
        assertThat(list.get("next").isNull()).isFalse();
        var to = about(briefing).stream().map(ScriptedSmtp.Received::to).toList();
        assertThat(to).hasSize(55).doesNotHaveDuplicates().contains("chair@hanoi.example", "binh@hanoi.example");
        assertThat(MAIL.connections()).isLessThan(20);
    }

    @Test
    void oneRefusalDoesNotTouchTheOthersAndCanBeMended() {
        MAIL.answer("so-y-te@hanoi.example", "550 5.1.1 no such mailbox");
        var briefing = api.schedule(aBriefing()
                .titled("Một nơi từ chối")
                .across("DEPARTMENTS")
                .published()
                .body());
        var counts = deliveries().settled(briefing).get("counts");
        assertThat(counts.get("FAILED").asInt()).isEqualTo(1);
        assertThat(counts.get("SENT").asInt()).isEqualTo(23);
        var failed = api.get("/api/v1/briefings/{id}/invitations?state=FAILED", Deliveries.id(briefing))
                .get("items");
        assertThat(failed.get(0).get("recipient").asString()).isEqualTo("POINT:SO-Y-TE");
        assertThat(failed.get(0).get("detail").asString()).contains("550 5.1.1 no such mailbox");
        assertThat(deliveries().resend(briefing, Map.of("states", List.of("FAILED"))))
                .isEqualTo(1);
        assertThat(deliveries().settled(briefing).at("/counts/SENT").asInt()).isEqualTo(24);
        assertThat(about(briefing)).hasSize(24);
    }

    @Test
    void notNowIsTriedAgain() {
        MAIL.answer("so-xay-dung@hanoi.example", "451 4.7.1 greylisted");
        var briefing = api.schedule(aBriefing()
                .titled("Để lát nữa")
                .atPoints("SO-XAY-DUNG")
                .published()
                .body());
        assertThat(deliveries().settled(briefing).at("/items/0/attempts").asInt())
                .isEqualTo(2);
        assertThat(about(briefing)).hasSize(1);
    }

    @Test
    void whoSendsTwiceSendsTheSame() {
        MAIL.cutAfterData("so-noi-vu@hanoi.example");
        var briefing = api.schedule(
                aBriefing().titled("Đứt dây").atPoints("SO-NOI-VU").published().body());
        deliveries().settled(briefing);
        var cut = about(briefing);
        assertThat(cut).hasSize(2);
        assertThat(cut.get(0)).isEqualTo(cut.get(1));
        deliveries().leaveAsAfterAKill(briefing);
        deliveries().settled(briefing);
        assertThat(about(briefing)).hasSize(3).allMatch(cut.get(0)::equals);
    }

    @Test
    void aSlowServerIsWaitedForBeyondTheLease() {
        MAIL.confirmAfter(23_000);
        try {
            var briefing = api.schedule(aBriefing()
                    .titled("Máy chủ chậm")
                    .atPoints("SO-TU-PHAP")
                    .published()
                    .body());
            assertThat(deliveries().settled(briefing).at("/items/0/attempts").asInt())
                    .isEqualTo(1);
            assertThat(about(briefing)).hasSize(1);
        } finally {
            MAIL.confirmAfter(0);
        }
    }

    @Test
    void aTarpitAndAServerThatHangsHoldUpNobodyElse() throws Exception {
        MAIL.hesitate("so-tai-chinh@hanoi.example", 8_000);
        // longer than anybody waits for an answer
        MAIL.hesitate("so-noi-vu@hanoi.example", 600_000);
        var briefing = api.schedule(aBriefing()
                .titled("Người chậm, người im")
                .across("DEPARTMENTS")
                .published()
                .body());
        var waiting = deliveries().settled(briefing, 2);
        assertThat(waiting.at("/counts/SENT").asInt()).isEqualTo(22);
        assertThat(deliveries().items(briefing, "QUEUED").stream()
                        .map(i -> i.get("recipient").asString()))
                .containsExactlyInAnyOrder("POINT:SO-TAI-CHINH", "POINT:SO-NOI-VU");
        waiting = deliveries().settled(briefing, 1);
        assertThat(waiting.at("/counts/SENT").asInt()).isEqualTo(23);
        MAIL.hangUp();
        assertThat(deliveries().settled(briefing).at("/counts/SENT").asInt()).isEqualTo(24);
        assertThat(about(briefing)).hasSize(24);
    }

    @Test
    void editsAreGatheredAndToldOnceToThoseWhomTheyConcern() {
        var briefing = changedTwiceWithin(DIGEST);
        var counts = deliveries().settled(briefing).get("counts");
        assertThat(counts.get("SENT").asInt()).isEqualTo(6);
        assertThat(counts.get("MISSED").asInt()).isEqualTo(3);
        assertThat(deliveries().items(briefing, "SENT").stream()
                        .filter(i -> i.get("version").asInt() > 2))
                .as(deliveries().items(briefing, "SENT").toString())
                .hasSize(3);
        deliveries()
                .change(
                        briefing,
                        Map.of("points", List.of(Map.of("code", "Q-BA-DINH"), Map.of("code", "Q-HOAN-KIEM"))));
        assertThat(deliveries().settled(briefing).at("/counts/SENT").asInt()).isEqualTo(7);
        assertThat(deliveries().cancelled(briefing)).containsExactly("POINT:Q-TAY-HO");
    }

    /** On a machine that is busy the second edit can come after the first was told: then it is another briefing's turn. */
    private JsonNode changedTwiceWithin(Duration window) {
        for (var attempt = 0; attempt < 10; attempt++) {
            var briefing = api.schedule(aBriefing()
                    .titled("Sửa nhiều lần")
                    .atPoints("Q-BA-DINH", "Q-HOAN-KIEM", "Q-TAY-HO")
                    .published()
                    .body());
            deliveries().settled(briefing);
            var began = System.nanoTime();
            deliveries().change(briefing, Map.of("title", "Sửa nhiều lần, lần 1"));
            deliveries().change(briefing, Map.of("title", "Sửa nhiều lần, lần 2"));
            if (System.nanoTime() - began < window.toNanos()) return briefing;
        }
        throw new AssertionError("this machine never made two edits within " + window);
    }

    @Test
    void whoWasInvitedIsToldOfTheEnd() {
        var briefing = api.schedule(
                aBriefing().titled("Huỷ").across("DISTRICTS").published().body());
        deliveries().settled(briefing);
        deliveries().cancel(briefing);
        assertThat(deliveries().settled(briefing).at("/counts/SENT").asInt()).isEqualTo(58);
        assertThat(new HashSet<>(deliveries().cancelled(briefing))).hasSize(29);
    }

    @Test
    void resendingNamesItsRecipients() {
        var briefing = api.schedule(aBriefing()
                .titled("Gửi lại")
                .atPoints("Q-BA-DINH", "Q-TAY-HO")
                .published()
                .body());
        deliveries().settled(briefing);
        assertThat(deliveries().resend(briefing, Map.of("recipients", List.of("Q-BA-DINH"))))
                .isEqualTo(1);
        deliveries().settled(briefing);
        var twice = about(briefing).stream()
                .filter(r -> r.to().startsWith("q-ba-dinh"))
                .toList();
        assertThat(twice).hasSize(2);
        assertThat(twice.get(0)).isEqualTo(twice.get(1));
        for (var wrong :
                List.of("{}", "{\"recipients\": [\"nobody\"]}", "{\"states\": [\"SENT\"]}", "{\"x\": 1}", "[]"))
            api.post("/api/v1/briefings/" + Deliveries.id(briefing) + "/invitations/resend", wrong)
                    .expectStatus()
                    .isBadRequest();
        api.post("/api/v1/briefings/" + UUID.randomUUID() + "/invitations/resend", "{\"states\": [\"FAILED\"]}")
                .expectStatus()
                .isNotFound();
        api.anybody()
                .get()
                .uri("/api/v1/briefings/{id}/invitations", Deliveries.id(briefing))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void aPersonalLinkGivesItsEvent() {
        var briefing = api.schedule(aBriefing()
                .titled("Lịch riêng")
                .atPoints("Q-BA-DINH")
                .published()
                .body());
        deliveries().settled(briefing);
        var link = about(briefing)
                .getFirst()
                .mail()
                .lines()
                .filter(line -> line.matches("http\\S+/j/[A-Za-z0-9_-]{43}"))
                .findFirst()
                .orElseThrow();
        var path = link.substring(link.indexOf("/j/")) + "/calendar.ics";
        var calendar = api.anybody().get().uri(path).exchange().expectStatus().isOk();
        assertThat(calendar.expectBody(byte[].class).returnResult().getResponseBody())
                .asString(StandardCharsets.UTF_8)
                .contains("METHOD:PUBLISH", "UID:" + Deliveries.id(briefing) + "@giaoban")
                .doesNotContain("ATTENDEE");
        api.anybody()
                .get()
                .uri("/j/" + "x".repeat(43) + "/calendar.ics")
                .exchange()
                .expectStatus()
                .isNotFound();
        api.anybody().get().uri("/j/%00/calendar.ics").exchange().expectStatus().is4xxClientError();
        deliveries().cancel(briefing);
        api.anybody().get().uri(path).exchange().expectStatus().isEqualTo(410);
    }

    private static List<ScriptedSmtp.Received> about(JsonNode briefing) {
        return MAIL.received().stream()
                .filter(received -> received.mail().contains("UID:" + Deliveries.id(briefing) + "@giaoban"))
                .toList();
    }

    private Deliveries deliveries() {
        return new Deliveries(api, database);
    }
}
