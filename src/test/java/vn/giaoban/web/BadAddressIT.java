package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Unharmed;

/** Paths that lead nowhere, however they are spelt. */
@IntegrationTest
@ExtendWith(Unharmed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadAddressIT {

    private static final String NOBODY = "/api/v1/briefings/6f1c9c53-7c3a-4d6f-9a53-1f6d0f3f7c11";

    @Autowired
    private Api api;

    private Target target;

    @BeforeAll
    void schedule() {
        target = Target.of(api);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/points/KHONG-CO",
                "/api/v1/points/q-ba-dinh",
                "/api/v1/points/%27%20or%201=1",
                "/api/v1/points/%F0%9F%98%80",
                "/api/v1/points/%ED%A0%80",
                "/api/v1/points/Q-BA-DINH/rooms/P77",
                "/api/v1/points/KHONG-CO/calendar?from=2027-03-01T00:00:00Z&to=2027-03-02T00:00:00Z",
                "/api/v1/briefings/1",
                "/api/v1/briefings/6f1c9c53-7c3a-4d6f-9a53-1f6d0f3f7c1z",
                "/api/v1/briefings/xyxyxyxy-xyxy-xyxy-xyxy-xyxyxyxyxyxy",
                "/api/v1/briefings/%3Cscript%3E/attendance",
                "/api/v1/briefings/abc/delegates",
                "/api/v1/briefings/abc/invitations",
                NOBODY,
                NOBODY + "/delegates",
                NOBODY + "/invitations",
                NOBODY + "/attendance",
                "/api/v1/nothing",
                "/api/v1/accounts/1",
                "/api/v2/points",
                "/api",
                "/nothing/at/all",
                "/actuator/env",
                "/actuator/heapdump"
            })
    void whatIsNotThereIsNotFound(String path) {
        get(path).refused(404, "not-found");
        if (path.startsWith("/api/")) {
            var stranger = HttpCall.by(api, "GET", path).send().refused(401, "unauthenticated");
            assertThat(stranger.header("WWW-Authenticate")).startsWith("Basic realm=");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/points",
                "/api//v1/points",
                "/api/v1//points",
                "/api/v1/points;a=b",
                "/api;x/v1/points",
                "/api/v1/points/",
                "/api/v1/%70oints",
                "/api%2fv1/points",
                "/api/v1/points%2fQ-BA-DINH",
                "/api/v1/points/..%2f..%2fme",
                "/api/v1/points/../me",
                "/api/v1/points/./Q-BA-DINH",
                "/api/v1/points/%2e%2e/me",
                "/api/v1/points/Q-BA-DINH%00",
                "/api/v1/points/%00",
                "/api/v1/points/a%0d%0aX:y",
                "/api/v1/points/a%5cb",
                "/api/v1/points/Q-BA-DINH;v=1",
                "/API/V1/POINTS",
                "/Api/v1/me",
                "/api/v1/me%20",
                "/api/v1/me.json",
                "/api/v1/briefings/%00",
                "/actuator/../api/v1/me",
                "/actuator/health/..;/prometheus",
                "/Actuator/prometheus",
                "/j/..%2fapi%2fv1%2fme",
                "/j/../api/v1/me",
                "/css/../api/v1/points"
            })
    void noSpellingOfAPathGoesRoundTheRules(String path) {
        var stranger = HttpCall.raw(api, "GET " + path + " HTTP/1.1\nAccept: application/json");
        assertThat(stranger.lines().findFirst().orElse("")).as(stranger).matches("HTTP/\\d.\\d (400|401|404) .*");
        assertThat(stranger).doesNotContain("\"items\"", "\"roles\"").contains("urn:giaoban:problem:");
        var known = HttpCall.raw(
                api,
                "GET " + path + " HTTP/1.1\nAccept: application/json\nAuthorization: "
                        + HttpCall.basic("admin", Api.PASSWORD));
        assertThat(known.lines().findFirst().orElse("")).as(known).matches("HTTP/\\d.\\d (200|400|404) .*");
        if (!known.startsWith("HTTP/1.1 200")) assertThat(known).contains("urn:giaoban:problem:");
    }

    @Test
    void whatIsAskedOfABriefingThatIsNotThereIsNotFound() {
        HttpCall.byAdmin(api, "PATCH", NOBODY)
                .json("PATCH", "{}")
                .header("If-Match", "\"1\"")
                .send()
                .refused(404, "not-found");
        HttpCall.byAdmin(api, "POST", NOBODY + "/publish")
                .header("If-Match", "\"1\"")
                .send()
                .refused(404, "not-found");
        HttpCall.byAdmin(api, "POST", NOBODY + "/cancel")
                .json("POST", "{\"reason\":\"Bão\"}")
                .header("If-Match", "\"1\"")
                .send()
                .refused(404, "not-found");
        HttpCall.byAdmin(api, "POST", NOBODY + "/invitations/resend")
                .json("POST", "{\"states\":[\"FAILED\"]}")
                .send()
                .refused(404, "not-found");
        HttpCall.byAdmin(api, "POST", NOBODY + "/attendance/corrections")
                .json("POST", "{\"point\":\"Q-BA-DINH\",\"verdict\":\"EXCUSED\",\"reason\":\"a\"}")
                .send()
                .refused(404, "not-found");
        HttpCall.byAdmin(api, "PUT", NOBODY + "/points/Q-BA-DINH/response")
                .json("PUT", "{\"response\":\"ACCEPTED\"}")
                .send()
                .refused(404, "not-found");
        var mine = "/api/v1/briefings/" + target.briefing();
        for (var code : List.of("Q-DONG-DA", "KHONG-CO", "%F0%9F%98%80"))
            HttpCall.byAdmin(api, "PUT", mine + "/points/" + code + "/response")
                    .json("PUT", "{\"response\":\"ACCEPTED\"}")
                    .send()
                    .refused(404, "not-found");
        for (var delegate : List.of("abc", "6f1c9c53-7c3a-4d6f-9a53-1f6d0f3f7c11"))
            HttpCall.byAdmin(api, "POST", mine + "/delegates/" + delegate + "/link")
                    .send()
                    .refused(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q-moi",
                "Q_MOI",
                "Q--MOI",
                "-Q",
                "Q-",
                "%C4%90",
                "Q%20A",
                "Q.A",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void codesHaveOneForm(String code) {
        HttpCall.byAdmin(api, "PUT", "/api/v1/points/" + code)
                .json("PUT", "{\"name\":\"A\",\"kind\":\"OTHER\"}")
                .send()
                .invalidAt("code");
        HttpCall.byAdmin(api, "PUT", "/api/v1/points/Q-BA-DINH/rooms/" + code)
                .json("PUT", "{\"name\":\"A\",\"capacity\":1}")
                .send()
                .invalidAt("code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "%00",
                "%27%3B--",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "%F0%9F%98%80",
                "..%2F..",
                ";a=b"
            })
    void aPersonalLinkThatIsNoneLeadsNowhere(String token) {
        for (var path : List.of("", "/enter", "/calendar.ics")) {
            var page = HttpCall.by(api, "GET", "/j/" + token + path)
                    .header("Accept", "text/html")
                    .send();
            assertThat(page.status()).as(path + page.body()).isIn(400, 404);
            assertThat(HttpCall.by(api, "GET", "/j/" + token + path)
                            .header("Accept", "application/json")
                            .send()
                            .body())
                    .contains("urn:giaoban:problem:");
        }
        var form = HttpCall.by(api, "POST", "/j/" + token + "/rsvp")
                .body("POST", "application/x-www-form-urlencoded", "response=%00%zz")
                .send();
        assertThat(form.status()).isIn(400, 404);
    }

    private Answer get(String path) {
        return HttpCall.byAdmin(
                        api, "GET", path.replace("{id}", target.briefing().toString()))
                .send();
    }
}
