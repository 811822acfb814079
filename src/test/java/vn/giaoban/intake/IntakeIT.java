package vn.giaoban.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Quiet;

/** The intake, called as a real Prosody calls it. */
@Quiet("measures answers to the gate")
@IntegrationTest
class IntakeIT {

    private static final String JOINED = "/jitsi/events/occupant/joined";

    @Autowired
    private Api api;

    @Autowired
    private ReactiveStringRedisTemplate redis;

    @Autowired
    private DatabaseClient database;

    @Test
    void takesEventsAndBringsThemOnWithinASecond() {
        for (var path : new String[] {JOINED, "/jitsi/events/occupant/left"}) {
            assertThat(event(path, joined("gb-it-a")).getStatus()).isEqualTo(HttpStatus.OK);
        }
        assertThat(event("/jitsi/events/room/created", """
                {"room_name":"gb-it-a","room_jid":"gb-it-a@c","created_at":1795358239,"is_breakout":false,"unknown":{"a":[1]}}""").getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(event("/jitsi/events/room/destroyed", """
                {"room_name":"gb-it-a","room_jid":"gb-it-a@c","created_at":1795358239,"destroyed_at":1795358516,"all_occupants":{}}""").getStatus()).isEqualTo(HttpStatus.OK);
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(facts("gb-it-a")).isEqualTo(4));
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(
                                redis.opsForStream().size(EventStream.KEY).block())
                        .isZero());
    }

    @Test
    void answersInUnderFiftyMilliseconds() {
        for (var i = 0; i < 60; i++) event(JOINED, joined("gb-it-warm"));
        var times = new long[40];
        for (var i = 0; i < times.length; i++) {
            var began = System.nanoTime();
            event(JOINED, joined("gb-it-warm"));
            times[i] = (System.nanoTime() - began) / 1_000_000;
        }
        Arrays.sort(times);
        assertThat(times[times.length / 2]).isLessThan(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"room_name\":\"a\"}",
                "{\"room_name\":7,\"room_jid\":[],\"occupant\":\"x\"}"
            })
    void refusesWhatIsNoEvent(String sent) {
        var answer = event(JOINED, sent);
        assertThat(answer.getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(body(answer)).contains("urn:giaoban:problem:invalid-request");
    }

    @Test
    void refusesWhatIsTooLargeOrOfAnotherKind() {
        var large = event(JOINED, "{\"room_name\":\"" + "x".repeat(1_100_000) + "\"}");
        assertThat(large.getStatus()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(body(large)).contains("urn:giaoban:problem:too-large");
        assertThat(call(HttpMethod.POST, JOINED, "x", MediaType.TEXT_PLAIN).getStatus())
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        assertThat(call(HttpMethod.GET, JOINED, null, null).getStatus()).isEqualTo(HttpStatus.METHOD_NOT_ALLOWED);
        assertThat(call(HttpMethod.POST, "/jitsi/events/room/painted", "{}", MediaType.APPLICATION_JSON)
                        .getStatus())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    private long facts(String room) {
        return Objects.requireNonNull(database.sql("select count(*) from ledger.orphan where room = :room")
                .bind("room", room)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .block());
    }

    private static String joined(String room) {
        return """
                {"room_jid":"%1$s@conference.meet.test","room_name":"%1$s","active_occupants_count":1,"is_breakout":false,
                 "event_name":"muc-occupant-joined","occupant":{"name":"Huyện Hoài Đức","id":"POINT:H-HOAI-DUC","joined_at":1795358240,
                 "occupant_jid":"7e6364aa-9970-4907-9f25-a6cdfe779d17@meet.test/HqKBoFvEw1DP"}}""".formatted(room);
    }

    private EntityExchangeResult<byte[]> event(String path, String body) {
        return call(HttpMethod.POST, path, body, MediaType.APPLICATION_JSON);
    }

    private EntityExchangeResult<byte[]> call(
            HttpMethod method, String path, @Nullable String body, @Nullable MediaType type) {
        var request = api.anybody()
                .method(method)
                .uri(URI.create(api.base() + path))
                .headers(headers -> headers.setBearerAuth(Api.CALLBACK_TOKEN));
        if (type != null) request.contentType(type);
        if (body != null) request.bodyValue(body);
        return request.exchange().expectBody().returnResult();
    }

    private static String body(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNullElse(answer.getResponseBody(), new byte[0]), StandardCharsets.UTF_8);
    }
}
