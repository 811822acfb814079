package vn.giaoban.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.web.reactive.function.BodyInserters;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.conferences.Sample;
import vn.giaoban.pages.LinkFilter;
import vn.giaoban.pages.WallClock;
import vn.giaoban.roster.Response;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.ConferenceHouse;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Quiet;
import vn.giaoban.support.TestClock;

/** Personal links over HTTP, from the page to the conference's door. */
@Quiet("compares times of answers")
@IntegrationTest
class JoinIT {

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private Conferences conferences;

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
    void showsThePageAndLetsInWhenTheRoomIsOpen() throws Exception {
        var booked = house.published();
        var link = house.personOf(booked, "Trần Thị Bình");

        var page = get("/j/" + link.token(), "text/html");
        assertThat(page.getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(body(page))
                .contains(
                        "Giao ban tuần &lt;b&gt;đặc biệt&lt;/b&gt;",
                        "Trần Thị Bình",
                        "08:00 – 09:30",
                        new WallClock(Sample.HANOI, JoinTexts.BOTH.vietnamese()).day(booked.start()))
                .contains("Quận Ba Đình", "Nguyễn Văn An", "Tình hình")
                .doesNotContain("<b>đặc biệt");
        assertThat(page.getResponseHeaders().getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(page.getResponseHeaders().getFirst("X-Robots-Tag")).contains("noindex");
        assertThat(page.getResponseHeaders().getFirst("Content-Security-Policy"))
                .contains("default-src 'none'");
        assertThat(body(get("/j/" + link.token() + "?lang=en", "text/html"))).contains("Will you attend?");

        clock.setTo(booked.opens().minusSeconds(90));
        var early = get("/j/" + link.token() + "/enter", "text/html");
        assertThat(early.getStatus()).isEqualTo(HttpStatus.TOO_EARLY);
        assertThat(early.getResponseHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isIn("89", "90");
        assertThat(body(early)).contains("data-seconds=", "Phòng họp chưa mở");

        clock.setTo(booked.opens());
        var way = get("/j/" + link.token() + "/enter", "text/html");
        assertThat(way.getStatus()).isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(way.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        var target = Objects.requireNonNull(way.getResponseHeaders().getLocation());
        assertThat(target.toString()).startsWith("https://meet.example.org/" + booked.room() + "?jwt=");
        var claims = validated(target);
        assertThat(claims.toJSONObject())
                .containsEntry("iss", "giaoban")
                .containsEntry("aud", "jitsi")
                .containsEntry("sub", "meet.example.org")
                .containsEntry("room", booked.room())
                .hasEntrySatisfying(
                        "exp",
                        at -> assertThat((Long) at)
                                .isBetween(
                                        booked.opens().getEpochSecond() + 300,
                                        booked.opens().getEpochSecond() + 330));
        assertThat(user(claims))
                .containsEntry("id", Objects.requireNonNull(link.delegate()).toString())
                .containsEntry("name", "Trần Thị Bình")
                .containsEntry("moderator", false);

        clock.setTo(booked.closes());
        assertThat(get("/j/" + link.token() + "/enter", "text/html").getStatus())
                .isEqualTo(HttpStatus.GONE);
        assertThat(body(get("/j/" + link.token(), "text/html"))).contains("Cuộc họp đã kết thúc");
    }

    @Test
    void givesADeviceItsPointsNameAndTheHostItsRights() throws Exception {
        var booked = house.published();
        clock.setTo(booked.start());
        var device = user(validated(enter(house.deviceOf(booked, "Q-BA-DINH").token())));
        assertThat(device).containsEntry("id", "POINT:Q-BA-DINH").containsEntry("affiliation", "member");
        var host = user(validated(enter(house.deviceOf(booked, "VP-UBND").token())));
        assertThat(host).containsEntry("id", "POINT:VP-UBND").containsEntry("affiliation", "owner");
        var chair = user(validated(enter(house.personOf(booked, "Nguyễn Văn An").token())));
        assertThat(chair).containsEntry("moderator", true).containsKey("email");
    }

    @Test
    void makesNoTokenForAMethodThatOnlyLooks() {
        var booked = house.published();
        clock.setTo(booked.start());
        var token = house.deviceOf(booked, "Q-BA-DINH").token();
        var answer = api.anybody()
                .method(HttpMethod.HEAD)
                .uri("/j/{token}/enter", token)
                .exchange()
                .expectBody()
                .returnResult();
        assertThat(answer.getStatus()).isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(String.valueOf(answer.getResponseHeaders().getLocation())).endsWith(booked.room());
    }

    @Test
    void keepsAnAnswerAndComesBackToThePage() {
        var booked = house.published();
        var person = house.personOf(booked, "Trần Thị Bình");
        var answer = rsvp(person.token(), "ACCEPTED", "?lang=en");
        assertThat(answer.getStatus()).isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(String.valueOf(answer.getResponseHeaders().getLocation()))
                .isEqualTo("/j/" + person.token() + "?lang=en");
        assertThat(body(get("/j/" + person.token(), "text/html"))).contains("Đã xác nhận tham dự");

        rsvp(house.deviceOf(booked, "Q-BA-DINH").token(), "DECLINED", "");
        var roll = Objects.requireNonNull(roster.roll(booked.id()).block());
        assertThat(roll.points()).anySatisfy(point -> {
            assertThat(point.point()).isEqualTo("Q-BA-DINH");
            assertThat(point.response()).isEqualTo(Response.DECLINED);
        });
        assertThat(rsvp(person.token(), "MAYBE", "").getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
        clock.setTo(booked.end());
        assertThat(rsvp(person.token(), "DECLINED", "").getStatus()).isEqualTo(HttpStatus.GONE);
    }

    @Test
    void tellsThatABriefingWasCancelledAndWhy() {
        var booked = house.published();
        var token = house.deviceOf(booked, "Q-BA-DINH").token();
        house.cancel(booked);
        var page = get("/j/" + token, "text/html");
        assertThat(page.getStatus()).isEqualTo(HttpStatus.GONE);
        assertThat(body(page)).contains("Cuộc họp đã bị hủy", "Bão số 9");
        assertThat(get("/j/" + token + "/enter", "text/html").getStatus()).isEqualTo(HttpStatus.GONE);
    }

    @Test
    void knowsNothingOfADraft() {
        var booked = house.draft();
        roster.linksOf(booked.id())
                .toIterable()
                .forEach(link -> assertThat(get("/j/" + link.token() + "/enter", "text/html")
                                .getStatus())
                        .isEqualTo(HttpStatus.NOT_FOUND));
    }

    @Test
    void answersProgramsWithProblemDetails() {
        var booked = house.published();
        var token = house.deviceOf(booked, "Q-BA-DINH").token();
        var early = get("/j/" + token + "/enter", "application/json");
        assertThat(early.getStatus()).isEqualTo(HttpStatus.TOO_EARLY);
        assertThat(early.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(early.getResponseHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNotNull();
        assertThat(body(early)).contains("urn:giaoban:problem:too-early", "opensAt");
        assertThat(body(get("/j/" + "A".repeat(43), "application/json"))).contains("urn:giaoban:problem:not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "%27%20or%201=1",
                "%F0%9F%98%80",
                "a.b",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void findsNoLinkThatIsNone(String token) {
        for (var path : new String[] {"/j/" + token, "/j/" + token + "/enter"}) {
            var answer = get(path, "text/html");
            assertThat(answer.getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(body(answer)).contains("Không tìm thấy đường dẫn này");
        }
        assertThat(get("/j/" + "A".repeat(3_000), "text/html").getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void takesTheSameTimeForALinkThatExistsAndOneThatDoesNot() {
        var booked = house.published();
        var token = house.deviceOf(booked, "Q-BA-DINH").token();
        fastest(token);
        var known = fastest(token);
        var unknown = fastest("A".repeat(43));
        assertThat(unknown).isGreaterThanOrEqualTo(LinkFilter.TICK.toMillis());
        assertThat(Math.abs(known - unknown)).isLessThan(LinkFilter.TICK.toMillis() / 3);
    }

    @Test
    void publishesOnlyThePublicPartsOfItsKeys() {
        var answer = get("/.well-known/jwks.json", "application/json");
        assertThat(answer.getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getResponseHeaders().getCacheControl()).contains("max-age=300");
        assertThat(body(answer))
                .contains("\"kty\":\"RSA\"", "\"n\":", "\"kid\":")
                .doesNotContain("\"d\":", "\"p\":", "\"q\":");
    }

    @Test
    void findsABriefingByItsRoomInAnyCase() {
        var booked = house.published();
        assertThat(booked.room()).matches("gb-[a-z2-7]{20}");
        assertThat(conferences
                        .briefingOf(booked.room().toUpperCase(Locale.ROOT))
                        .block())
                .isEqualTo(booked.id());
        var conference = Objects.requireNonNull(conferences.of(booked.id()).block());
        assertThat(conference.openAt()).isEqualTo(booked.opens());
        assertThat(conference.closeAt()).isEqualTo(booked.closes());
    }

    /** Milliseconds; the fastest of some, since a busy machine only ever makes them slower. */
    private long fastest(String token) {
        var fastest = Long.MAX_VALUE;
        for (var i = 0; i < 15; i++) {
            var began = System.nanoTime();
            get("/j/" + token, "text/html");
            fastest = Math.min(fastest, (System.nanoTime() - began) / 1_000_000);
        }
        return fastest;
    }

    private URI enter(String token) {
        return Objects.requireNonNull(
                get("/j/" + token + "/enter", "text/html").getResponseHeaders().getLocation());
    }

    private JWTClaimsSet validated(URI target) throws Exception {
        var token = SignedJWT.parse(target.getQuery().substring("jwt=".length()));
        assertThat(token.getHeader().toJSONObject()).containsEntry("typ", "JWT").containsEntry("alg", "RS256");
        var keys = JWKSet.parse(body(get("/.well-known/jwks.json", "application/json")));
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(key.computeThumbprint().toString())
                .isEqualTo(token.getHeader().getKeyID());
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        return token.getJWTClaimsSet();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> user(JWTClaimsSet claims) {
        var context = (Map<String, Object>) claims.getClaim("context");
        return (Map<String, Object>) Objects.requireNonNull(context.get("user"));
    }

    private EntityExchangeResult<byte[]> rsvp(String token, String response, String query) {
        return api.anybody()
                .post()
                .uri("/j/" + token + "/rsvp" + query)
                .body(BodyInserters.fromFormData("response", response))
                .exchange()
                .expectBody()
                .returnResult();
    }

    private EntityExchangeResult<byte[]> get(String path, String accept) {
        return api.anybody()
                .get()
                .uri(URI.create(api.base() + path))
                .header(HttpHeaders.ACCEPT, accept)
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static String body(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNullElse(answer.getResponseBody(), new byte[0]), StandardCharsets.UTF_8);
    }
}
