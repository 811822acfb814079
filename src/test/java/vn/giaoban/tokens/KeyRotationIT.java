package vn.giaoban.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import vn.giaoban.kernel.Actor;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.TestClock;

/** Keys come and go while tokens stay good. */
@IntegrationTest
class KeyRotationIT {

    @Autowired
    private Api api;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private TestClock clock;

    @AfterEach
    void leave() {
        clock.reset();
    }

    @Test
    void aKeyIsPublishedThenSignsThenIsKeptForItsTokensThenDropped() {
        // far beyond whatever other tests have made keys for
        var start = Instant.parse("2060-01-01T00:00:00Z");
        clock.setTo(start);
        keys.rotateWhenDue(Actor.SYSTEM).block();
        clock.setTo(start.plus(Duration.ofHours(2)));
        keys.rotateWhenDue(Actor.SYSTEM).block();
        var old = signing();
        assertThat(published()).containsExactly(old);

        var answer =
                api.read(api.post("/api/v1/signing-keys", "{}").expectStatus().isOk());
        assertThat(states(answer)).containsExactly("SIGNING", "NEXT");
        var next = answer.at("/items/1/kid").asString();
        // by hand again, or by many at once: one waits already
        Flux.range(0, 8).flatMap(_ -> keys.rotate(Actor.SYSTEM), 8).blockLast();
        assertThat(published()).containsExactly(old, next);
        assertThat(signing()).isEqualTo(old);

        clock.setTo(start.plus(Duration.ofHours(3)).plusSeconds(10));
        assertThat(signing()).isEqualTo(next);
        assertThat(published()).containsExactly(next, old);
        clock.setTo(start.plus(Duration.ofHours(3)).plus(Duration.ofMinutes(16)));
        assertThat(published()).containsExactly(next);
        keys.rotateWhenDue(Actor.SYSTEM).block();
        assertThat(Objects.requireNonNull(keys.all().block()).stream().map(SigningKey::kid))
                .contains(next)
                .doesNotContain(old);
    }

    @Test
    void onlyAnAdministratorSeesAndChangesThem() {
        for (var method : List.of("GET", "POST"))
            api.anybody()
                    .method(HttpMethod.valueOf(method))
                    .uri("/api/v1/signing-keys")
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
        var text = api.get("/api/v1/signing-keys").toString();
        assertThat(text).contains("kid").doesNotContain("\"d\"").doesNotContain("\"p\"");
        assertThat(jwks().toString()).contains("\"kty\":\"RSA\"").doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }

    private String signing() {
        return Objects.requireNonNull(keys.signing().block()).getKeyID();
    }

    private List<String> published() {
        return jwks().get("keys")
                .valueStream()
                .map(key -> key.get("kid").asString())
                .toList();
    }

    private JsonNode jwks() {
        return api.read(api.anybody()
                .get()
                .uri("/.well-known/jwks.json")
                .exchange()
                .expectStatus()
                .isOk());
    }

    private static List<String> states(JsonNode answer) {
        return answer.get("items")
                .valueStream()
                .map(key -> key.get("state").asString())
                .toList();
    }
}
