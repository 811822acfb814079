package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Unharmed;

/** Methods, content that the caller can't read, credentials and preconditions. */
@IntegrationTest
@ExtendWith(Unharmed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadHeaderIT {

    /** Every resource that is read, with a good query. */
    static final List<String> READS = List.of(
            "/api/v1/points",
            "/api/v1/points/Q-BA-DINH",
            "/api/v1/points/Q-BA-DINH/rooms/P1",
            "/api/v1/points/Q-BA-DINH/calendar?from=2027-03-01T00:00:00Z&to=2027-03-02T00:00:00Z",
            "/api/v1/calendar?from=2027-03-01T00:00:00Z&to=2027-03-02T00:00:00Z",
            "/api/v1/briefings",
            "/api/v1/briefings/{id}",
            "/api/v1/briefings/{id}/delegates",
            "/api/v1/briefings/{id}/invitations",
            "/api/v1/briefings/{id}/attendance",
            "/api/v1/reports/attendance?from=2027-03-01T00:00:00Z&to=2027-03-02T00:00:00Z&by=POINT",
            "/api/v1/me");

    static final List<String> TARGETS = Target.NAMES;

    @Autowired
    private Api api;

    private Target target;

    @BeforeAll
    void schedule() {
        target = Target.of(api);
    }

    @ParameterizedTest
    @FieldSource("READS")
    void readsOnlyInKindsThatItHas(String path) {
        var read = path.replace("{id}", target.briefing().toString());
        for (var accept : List.of("image/png", "text/html", "application/xml", "x/y;q=0.1"))
            HttpCall.byAdmin(api, "GET", read).header("Accept", accept).send().refused(406, "not-acceptable");
        HttpCall.byAdmin(api, "GET", read).header("Accept", "nonsense").send().refused(406, "not-acceptable");
        for (var accept : List.of("*/*", "application/*", "text/html, application/json;q=0.5"))
            HttpCall.byAdmin(api, "GET", read).header("Accept", accept).send().ok();
    }

    @ParameterizedTest
    @FieldSource("TARGETS")
    void changesNothingForSomebodyWhoCanNotReadTheAnswer(String call) {
        target.unreadable(call).refused(406, "not-acceptable");
    }

    @ParameterizedTest
    @FieldSource("READS")
    void saysWhichMethodsAreThere(String path) {
        var read = path.replace("{id}", target.briefing().toString());
        var missing = path.endsWith("/briefings/{id}") ? "POST" : "PATCH";
        var refusal = HttpCall.byAdmin(api, missing, read).send().refused(405, "method-not-allowed");
        assertThat(refusal.header("Allow")).contains("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/publish",
                "/cancel",
                "/points/Q-BA-DINH/response",
                "/delegates/6f1c9c53-7c3a-4d6f-9a53-1f6d0f3f7c11/link",
                "/invitations/resend",
                "/attendance/corrections"
            })
    void commandsAreNotRead(String command) {
        var path = "/api/v1/briefings/" + target.briefing() + command;
        var refusal = HttpCall.byAdmin(api, "GET", path).send().refused(405, "method-not-allowed");
        assertThat(refusal.header("Allow")).isIn("POST", "PUT");
    }

    @ParameterizedTest
    @FieldSource("READS")
    void asksStrangersForCredentials(String path) {
        var read = path.replace("{id}", target.briefing().toString());
        isAskedForCredentials(HttpCall.by(api, "GET", read));
        isAskedForCredentials(HttpCall.by(api, "GET", read).header("Authorization", "Basic !!!!"));
        isToldThatTheTokenIsUnknown(
                HttpCall.by(api, "GET", read).header("Authorization", "Bearer " + Api.CALLBACK_TOKEN));
    }

    @Test
    void takesNoOtherCredentials() {
        for (var credentials : List.of(
                HttpCall.basic("admin", "wrong"),
                HttpCall.basic("nobody", Api.PASSWORD),
                HttpCall.basic("admin\u0000", Api.PASSWORD),
                HttpCall.basic("", ""),
                HttpCall.basic("admin", "x".repeat(5000)),
                "Basic",
                "Basic ",
                "Basic YWRtaW4=",
                "Basic " + "A".repeat(3000),
                "Digest username=admin",
                "nonsense"))
            isAskedForCredentials(HttpCall.by(api, "GET", "/api/v1/me").header("Authorization", credentials));
        for (var token : List.of("Bearer abc", "bearer abc", "Bearer gb_" + "a".repeat(43), "Bearer a.b.c"))
            isToldThatTheTokenIsUnknown(HttpCall.by(api, "GET", "/api/v1/me").header("Authorization", token));
    }

    private static void isToldThatTheTokenIsUnknown(HttpCall call) {
        var refusal = call.send().refused(401, "unauthenticated");
        assertThat(refusal.header("WWW-Authenticate"))
                .startsWith("Bearer realm=")
                .contains("error=\"invalid_token\"");
    }

    private static void isAskedForCredentials(HttpCall call) {
        var refusal = call.send().refused(401, "unauthenticated");
        assertThat(refusal.header("WWW-Authenticate")).startsWith("Basic realm=");
    }

    @ParameterizedTest
    @FieldSource("TARGETS")
    void asksStrangersForCredentialsBeforeItReadsWhatTheySend(String call) {
        for (var body : List.of("{}", "{", "x".repeat(2_000_000))) {
            var refusal = HttpCall.by(api, target.method(call), target.path(call))
                    .json(target.method(call), body)
                    .send()
                    .refused(401, "unauthenticated");
            assertThat(refusal.header("WWW-Authenticate")).startsWith("Basic realm=");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "W/\"1\"",
                "\"1",
                "\"\"",
                "\"x\"",
                "\"01\"",
                "\"1\"\"1\"",
                "\"99999999999999999999\"",
                "\"7\", \"8\""
            })
    void aStrangeIfMatchMatchesNothing(String ifMatch) {
        target.with("change", "{\"title\":\"Mới\"}")
                .header("If-Match", ifMatch)
                .send()
                .refused(412, "stale-version");
        HttpCall.byAdmin(api, "DELETE", "/api/v1/points/Q-DONG-DA")
                .header("If-Match", ifMatch)
                .send()
                .refused(412, "stale-version");
    }

    @Test
    void aChangeWithoutIfMatchIsNotMade() {
        var mine = "/api/v1/briefings/" + target.briefing();
        HttpCall.byAdmin(api, "PATCH", mine)
                .json("PATCH", "{\"title\":\"Mới\"}")
                .send()
                .refused(428, "precondition-required");
        HttpCall.byAdmin(api, "POST", mine + "/publish").send().refused(428, "precondition-required");
        HttpCall.byAdmin(api, "POST", mine + "/cancel")
                .json("POST", "{\"reason\":\"Bão\"}")
                .send()
                .refused(428, "precondition-required");
        HttpCall.byAdmin(api, "DELETE", "/api/v1/points/Q-DONG-DA").send().refused(428, "precondition-required");
        HttpCall.byAdmin(api, "DELETE", "/api/v1/points/Q-DONG-DA/rooms/P1")
                .header("If-Match", " ")
                .send()
                .refused(428, "precondition-required");
    }
}
