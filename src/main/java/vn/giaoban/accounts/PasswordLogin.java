package vn.giaoban.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.access.HalfLogin;
import vn.giaoban.secrets.Secrets;

/**
 * Checks a name and a password. A right pair is remembered for a minute by a keyed hash, so that Argon2 is not paid on every call; the account itself is read each time, so
 * that what was changed or taken away counts at once, on every instance. An unknown name takes as long as a wrong password, and waits like it when there were
 * too many; whoever showed the right password within the minute does not wait for what strangers do.
 */
@Component
class PasswordLogin implements ReactiveAuthenticationManager {

    /** Longer ones would only serve to keep Argon2 busy. */
    static final int MAX_LENGTH = 256;

    private final AccountStore accounts;
    private final Passwords passwords;
    private final Secrets secrets;
    private final LockOut lockOut;
    private final AccountSettings settings;
    private final Clock clock;

    /** The password hash that a pair was found to fit, by the pair's keyed hash. */
    private final Cache<String, String> remembered = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    /** Checks under way, by the pair's keyed hash and the account's: a program that begins with many calls at once is one try, and one Argon2. */
    private final Cache<String, Mono<Boolean>> underWay = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    PasswordLogin(
            AccountStore accounts,
            Passwords passwords,
            Secrets secrets,
            LockOut lockOut,
            AccountSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.secrets = secrets;
        this.lockOut = lockOut;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication login) {
        var name = login.getName();
        var password = String.valueOf(login.getCredentials());
        if (name.length() > MAX_LENGTH || password.length() > MAX_LENGTH || name.indexOf(0) >= 0) return refused();
        return accounts.find(name)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .filterWhen(found ->
                        found.map(account -> isRight(account, password)).orElseGet(() -> isNobodys(name, password)))
                .flatMap(Mono::justOrEmpty)
                .map(this::admitted)
                .switchIfEmpty(Mono.defer(PasswordLogin::refused));
    }

    /** The account logged in, or as far as its password gets it. */
    private Authentication admitted(Account account) {
        var owes = account.secondFactor() || settings.secondFactor().isNeededBy(account.roles());
        return owes ? new HalfLogin(account.username(), account.mark(), clock.instant()) : account.authentication();
    }

    private Mono<Boolean> isRight(Account account, String password) {
        var pair = HexFormat.of().formatHex(secrets.sign("login-cache", pair(account, password)));
        if (account.password().equals(remembered.getIfPresent(pair))) return Mono.just(true);
        return underWay.get(pair + account.password(), key -> check(account, password, pair, key));
    }

    /** Goes on to its end, though whoever asked hangs up: a right password must not stay counted as a wrong one. */
    private Mono<Boolean> check(Account account, String password, String pair, String key) {
        return lockOut.attempt(account.username())
                .then(Mono.defer(() -> passwords.matches(password, account.password())))
                .delayUntil(right -> right ? lockOut.forgive(account.username()) : Mono.empty())
                .doOnNext(right -> {
                    if (right) remembered.put(pair, account.password());
                })
                .doFinally(_ -> underWay.invalidate(key))
                .cache();
    }

    private Mono<Boolean> isNobodys(String name, String password) {
        return lockOut.attempt(name).then(Mono.defer(() -> passwords.matchesNobody(password)));
    }

    private static byte[] pair(Account account, String password) {
        return (account.id() + "\0" + password).getBytes(StandardCharsets.UTF_8);
    }

    private static Mono<Authentication> refused() {
        return Mono.error(new BadCredentialsException("wrong name or password"));
    }
}
