package vn.giaoban.tokens;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.kernel.Actor;

/** The keys that sign tokens, for the administrator. */
@RestController
@RequestMapping(path = "/api/v1/signing-keys", produces = MediaType.APPLICATION_JSON_VALUE)
class KeyController {

    private final SigningKeys keys;
    private final Clock clock;

    KeyController(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The keys that are published, the one that signs first. */
    record KeyList(List<KeyView> items) {}

    /** A key, without what only we may know of it. */
    record KeyView(
            String kid,
            KeyPolicy.State state,
            Instant createdAt,
            Instant signsFrom,
            @Nullable Instant droppedAt) {

        static KeyView of(SigningKey key, KeyPolicy.State state) {
            return new KeyView(key.kid(), state, key.createdAt(), key.signsFrom(), key.droppedAt());
        }
    }

    @GetMapping
    Mono<KeyList> list() {
        return keys.all().map(this::toList);
    }

    /** Makes another key, which signs once it has been published for long enough; while one waits for that, nothing happens. */
    @PostMapping
    Mono<KeyList> rotate(Actor actor) {
        return keys.rotate(actor).map(this::toList);
    }

    private KeyList toList(List<SigningKey> all) {
        var now = clock.instant();
        return new KeyList(KeyPolicy.published(all, now).stream()
                .map(key -> KeyView.of(key, KeyPolicy.stateOf(key, all, now)))
                .toList());
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {

        /** The public keys are public. */
        @Bean
        AccessRules keyPaths() {
            return paths -> paths.pathMatchers("/.well-known/jwks.json")
                    .permitAll()
                    .pathMatchers("/api/v1/signing-keys")
                    .hasRole("ADMIN");
        }
    }
}
