package vn.giaoban.accounts;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.secrets.Secrets;
import vn.giaoban.web.RefusedLogin;

/**
 * Slows down whoever guesses at passwords: after some wrong ones in a row a name has to wait, longer each time, on every instance. Names that nobody has wait
 * just the same, so that waiting tells nothing. Each try is counted before it is checked, so that many at once are no way around; a right password
 * takes all of it back.
 */
@Component
class LockOut {

    private final FailedLoginStore store;
    private final Secrets secrets;
    private final AccountSettings.LockOutSettings settings;
    private final Clock clock;

    LockOut(FailedLoginStore store, Secrets secrets, AccountSettings settings, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.settings = settings.lockOut();
        this.clock = clock;
    }

    /** Counts a try; fails with {@link RefusedLogin} while the name has to wait, and then nothing is counted. */
    Mono<Void> attempt(String username) {
        var name = hash(username);
        var now = clock.instant();
        return store.claim(name, now, settings)
                .switchIfEmpty(Mono.defer(() -> store.lockedUntil(name))
                        .defaultIfEmpty(now)
                        .flatMap(until -> Mono.error(refusal(now, until))))
                .then();
    }

    /** Somebody knew the password, or an administrator gave a new one. */
    Mono<Void> forgive(String username) {
        return store.forget(hash(username));
    }

    private static RefusedLogin refusal(Instant now, Instant until) {
        var wait = Duration.between(now, until).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        return RefusedLogin.until(new AccountProblem.TooManyFailures(wait), wait);
    }

    /** Names that nobody has are often passwords in the wrong field: what is kept of them can't be read. */
    private String hash(String username) {
        var name = username.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(secrets.sign("failed-login", name));
    }
}
