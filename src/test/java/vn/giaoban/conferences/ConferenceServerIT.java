package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.ConferenceHouse;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.TestClock;

/** The gate, called as a real Prosody calls it. */
@IntegrationTest
class ConferenceServerIT {

    private static final String GATE = "/jitsi/reservations/conference";
    private static final String JOINED = "/jitsi/events/occupant/joined";

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
    void opensARoomInItsWindowOnly() {
        var booked = house.published();
        clock.setTo(booked.opens().minusSeconds(60));
        assertThat(body(gate(booked.room(), HttpStatus.FORBIDDEN)))
                .startsWith("{\"message\":\"Phòng họp mở lúc 07:45 ngày ");

        clock.setTo(booked.opens());
        var open = body(gate(booked.room(), HttpStatus.OK));
        assertThat(open).isEqualTo("""
                {"id":"%s","name":"%s","mail_owner":"7e6364aa-9970-4907-9f25-a6cdfe779d17@meet.test",\
                "start_time":"%s","duration":7200}""".formatted(
                        booked.id(), booked.room(), booked.start().toString().replace("Z", ".000Z")));
        var shouted = booked.room().toUpperCase(Locale.ROOT);
        assertThat(body(gate(shouted, HttpStatus.OK))).contains("\"name\":\"" + shouted + "\"");
        assertThat(body(call(HttpMethod.GET, GATE + "/" + booked.id(), null, null)))
                .contains(booked.room(), "\"duration\":7200");
        assertThat(call(HttpMethod.DELETE, GATE + "/" + booked.id(), null, null).getStatus())
                .isEqualTo(HttpStatus.NO_CONTENT);
        gate(booked.room(), HttpStatus.OK);

        clock.setTo(booked.closes());
        assertThat(body(gate(booked.room(), HttpStatus.FORBIDDEN))).contains("Cuộc họp đã kết thúc.");
    }

    @Test
    void opensNoRoomOfACancelledBriefingOrADraft() {
        var cancelled = house.published();
        house.cancel(cancelled);
        clock.setTo(cancelled.start());
        assertThat(body(gate(cancelled.room(), HttpStatus.FORBIDDEN))).contains("Cuộc họp đã bị hủy.");
        var draft = house.draft();
        clock.setTo(draft.start());
        gate(draft.room(), HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gb-unknown", "x'%3b drop table a", "%00", "%F0%9F%98%80", "..%2F..", "%2525"})
    void opensNoRoomThatItDoesNotKnow(String name) {
        var answer = call(
                HttpMethod.POST,
                GATE,
                "name=" + name + "&mail_owner=a&start_time=b",
                MediaType.APPLICATION_FORM_URLENCODED);
        assertThat(answer.getStatus()).isIn(HttpStatus.NOT_FOUND, HttpStatus.BAD_REQUEST);
        assertThat(body(answer)).contains("message");
    }

    @Test
    void refusesAQuestionThatIsNone() {
        var form = MediaType.APPLICATION_FORM_URLENCODED;
        assertThat(call(HttpMethod.POST, GATE, "", form).getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(call(HttpMethod.POST, GATE, "name=", form).getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(call(HttpMethod.POST, GATE, "name=%zz", form).getStatus().is4xxClientError())
                .isTrue();
        assertThat(call(HttpMethod.POST, GATE, "{}", MediaType.APPLICATION_JSON).getStatus())
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        assertThat(call(HttpMethod.GET, GATE + "/7", null, null).getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(call(HttpMethod.PUT, GATE, "name=a", form).getStatus()).isEqualTo(HttpStatus.METHOD_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer wrong", "Basic YTpi", "Bearer "})
    void answersNobodyWithoutTheToken(String shown) {
        for (var path : new String[] {GATE, JOINED, "/jitsi/other"}) {
            var answer = api.anybody()
                    .post()
                    .uri(path)
                    .headers(headers -> {
                        if (!shown.isEmpty()) headers.set(HttpHeaders.AUTHORIZATION, shown);
                    })
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{}")
                    .exchange()
                    .expectBody()
                    .returnResult();
            assertThat(answer.getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
            assertThat(answer.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(body(answer)).contains("urn:giaoban:problem:unauthenticated");
        }
    }

    private EntityExchangeResult<byte[]> gate(String room, HttpStatus expected) {
        var form = "name=" + room
                + "&mail_owner=7e6364aa-9970-4907-9f25-a6cdfe779d17%40meet.test&start_time=2026-11-22T14%3a37%3a19.000Z";
        var answer = call(HttpMethod.POST, GATE, form, MediaType.APPLICATION_FORM_URLENCODED);
        assertThat(answer.getStatus()).isEqualTo(expected);
        return answer;
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
