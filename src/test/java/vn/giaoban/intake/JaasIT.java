package vn.giaoban.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.ConferenceHouse;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.TestClock;

/** The webhooks of the hosted service, forged, late, doubled and shuffled. */
@IntegrationTest
class JaasIT {

    private static final String PATH = "/jaas/events";

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private TestClock clock;

    private ConferenceHouse house;

    @BeforeEach
    void enter() {
        house = new ConferenceHouse(api, roster, clock);
    }

    @AfterEach
    void leave() {
        clock.reset();
    }

    @Test
    void whatIsDoubledAndShuffledGivesTheSameAttendance() {
        var booked = house.published();
        var chair =
                Objects.requireNonNull(house.personOf(booked, "Nguyễn Văn An").delegate());
        var start = booked.start().toEpochMilli();
        var end = booked.end().toEpochMilli();
        var events = new ArrayList<>(List.of(
                JaasHand.room("ROOM_CREATED", booked.room(), start - 60_000),
                JaasHand.participant("PARTICIPANT_JOINED", booked.room(), "POINT:Q-BA-DINH", start - 30_123),
                JaasHand.participant("PARTICIPANT_JOINED", booked.room(), chair.toString(), start + 60_456),
                JaasHand.participant("PARTICIPANT_LEFT", booked.room(), "POINT:Q-BA-DINH", end + 5_789),
                JaasHand.participant("PARTICIPANT_LEFT", booked.room(), chair.toString(), end + 6_000),
                JaasHand.room("ROOM_DESTROYED", booked.room(), end + 30_000)));
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, new Random(7));
        clock.setTo(booked.end().plusSeconds(60));
        for (var event : events) send(event).expectStatus().isOk();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> bothWereThere(booked, chair));
    }

    private void bothWereThere(ConferenceHouse.Booked booked, UUID chair) {
        var attendance = api.get("/api/v1/briefings/{id}/attendance", booked.id());
        var point = attendance
                .get("points")
                .valueStream()
                .filter(p -> p.get("code").asString().equals("Q-BA-DINH"))
                .findFirst()
                .orElseThrow();
        assertThat(point.get("verdict").asString()).isEqualTo("PRESENT");
        assertThat(point.get("share").asDouble()).isEqualTo(1.0);
        var leader = attendance
                .get("delegates")
                .valueStream()
                .filter(d -> d.get("id").asString().equals(chair.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(leader.get("verdict").asString()).isEqualTo("PRESENT");
        assertThat(leader.get("share").asDouble()).isBetween(0.98, 0.99);
    }

    @Test
    void whatIsForgedOrOldIsRefused() {
        var body = JaasHand.room("ROOM_CREATED", "gb-jaas-forged", clock.millis());
        var now = clock.millis() / 1000;
        for (var header : new String[] {
            null,
            "",
            "t=" + now,
            "t=" + now + ",v1=",
            "t=" + now + ",v1=AAAA",
            "t=" + now + ",v1=%%%",
            JaasHand.header(now, body, "another secret"),
            JaasHand.header(now, body + " ", Api.JAAS_SECRET),
            JaasHand.header(now - 301, body, Api.JAAS_SECRET),
            JaasHand.header(now + 400, body, Api.JAAS_SECRET),
            JaasHand.header(now - 301, body, Api.JAAS_SECRET).replace("t=" + (now - 301), "t=" + now)
        }) {
            var answer = api.read(send(body, header).expectStatus().isUnauthorized());
            assertThat(answer.get("type").asString()).isEqualTo("urn:giaoban:problem:unauthenticated");
        }
        // the bearer of the self-hosted server is none here, and a signature none there
        api.conferenceServer()
                .post()
                .uri(PATH)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        api.anybody()
                .post()
                .uri("/jitsi/events/room/created")
                .header("X-Jaas-Signature", JaasHand.header(now, body, Api.JAAS_SECRET))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void whatIsSignedButNoEventIsRefusedOrForgotten() {
        send("{}").expectStatus().isBadRequest();
        send("[").expectStatus().isBadRequest();
        send("{\"eventType\":\"RECORDING_STARTED\"}").expectStatus().isOk();
        send("{\"eventType\":\"" + "x".repeat(1_100_000) + "\"}").expectStatus().isEqualTo(413);
        api.anybody().get().uri(PATH).exchange().expectStatus().isEqualTo(405);
        api.anybody().get().uri("/jaas/other").exchange().expectStatus().isNotFound();
    }

    private WebTestClient.ResponseSpec send(String body) {
        return send(body, JaasHand.header(clock.millis() / 1000, body, Api.JAAS_SECRET));
    }

    private WebTestClient.ResponseSpec send(String body, @Nullable String signature) {
        return api.anybody()
                .post()
                .uri(PATH)
                .headers(headers -> {
                    if (signature != null) headers.set("X-Jaas-Signature", signature);
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
