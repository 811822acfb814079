package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;

/** Whatever is wrong with a call, neither the log nor the answer repeats what only its sender may know; and every answer has the headers that keep it safe. */
@IntegrationTest
class SecretsIT {

    @Autowired
    private Api api;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final String secret = "bi-mat-" + UUID.randomUUID();

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stop() {
        root().detachAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void noSecretIsRepeated() {
        var answers = List.of(
                HttpCall.by(api, "GET", "/api/v1/me").as("admin", secret).send(),
                HttpCall.by(api, "GET", "/api/v1/me").as(secret, "x").send(),
                HttpCall.by(api, "GET", "/api/v1/me")
                        .header("Authorization", "Bearer " + secret)
                        .send(),
                HttpCall.by(api, "POST", "/jitsi/events/room/created")
                        .header("Authorization", "Bearer " + secret)
                        .json("POST", "{}")
                        .send(),
                HttpCall.byAdmin(api, "POST", "/api/v1/accounts")
                        .json("POST", "{\"username\":\"a:b\",\"roles\":[\"LEADER\"],\"password\":\"" + secret + "\"}")
                        .send(),
                HttpCall.byAdmin(api, "POST", "/api/v1/accounts")
                        .json("POST", "{\"password\":{\"x\":\"" + secret + "\"}}")
                        .send());
        // their pages may name their own address
        var links = List.of(
                HttpCall.by(api, "GET", "/j/" + secret).send(),
                HttpCall.by(api, "POST", "/p/" + secret + "/response").send(),
                HttpCall.by(api, "GET", "/s/" + secret + "/approve").send(),
                HttpCall.by(api, "GET", "/feeds/" + secret + ".ics").send(),
                HttpCall.by(api, "GET", "/embed/week/" + secret).send());
        assertThat(links).allMatch(answer -> answer.status() >= 400 && answer.status() < 500);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.body()).doesNotContain(secret);
        });
        assertThat(List.copyOf(log.list).stream()
                        .map(event -> event.getFormattedMessage() + event.getThrowableProxy())
                        .collect(Collectors.joining("\n")))
                .doesNotContain(secret)
                .doesNotContain(Api.CALLBACK_TOKEN, Api.PASSWORD);
    }

    @Test
    void everyKindOfAnswerHasTheHeadersThatKeepItSafe() {
        for (var path : List.of(
                "/login",
                "/api/v1/me",
                "/j/" + secret,
                "/pages/giaoban.css",
                "/vendor/htmx.min.js",
                "/actuator/health",
                "/.well-known/jwks.json",
                "/api/v1/khong-co")) {
            var answer = HttpCall.byAdmin(api, "GET", path).send();
            for (var name : List.of(
                    "X-Content-Type-Options",
                    "Referrer-Policy",
                    "Permissions-Policy",
                    "Cross-Origin-Opener-Policy",
                    "Cross-Origin-Resource-Policy",
                    "Content-Security-Policy"))
                assertThat(answer.headers().allValues(name))
                        .as(path + " " + name)
                        .hasSize(1);
            assertThat(answer.header("Server")).isNull();
        }
    }
}
