package vn.giaoban.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.secrets.Secrets;

/**
 * Checks a name and a password. A right pair is remembered for a minute by a keyed hash, so that Argon2 is not paid on every call;
 * an unknown name takes as long as a wrong password.
 */
@Component
class PasswordLogin implements ReactiveAuthenticationManager {

    /** Longer ones would only serve to keep Argon2 busy. */
    private static final int MAX_LENGTH = 256;

    private final AccountStore accounts;
    private final PasswordEncoder encoder;
    private final Secrets secrets;
    private final String nobodysPassword;
    private final Scheduler hashing = Schedulers.newBoundedElastic(2, 500, "argon2");
    private final Cache<String, Authentication> remembered = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    PasswordLogin(AccountStore accounts, PasswordEncoder encoder, Secrets secrets) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.secrets = secrets;
        this.nobodysPassword = encoder.encode("nobody");
    }

    @Override
    public Mono<Authentication> authenticate(Authentication login) {
        var name = login.getName();
        var password = String.valueOf(login.getCredentials());
        if (name.length() > MAX_LENGTH || password.length() > MAX_LENGTH || name.indexOf(0) >= 0) return refused();
        var key = HexFormat.of()
                .formatHex(secrets.sign("login-cache", (name + "\0" + password).getBytes(StandardCharsets.UTF_8)));
        var known = remembered.getIfPresent(key);
        return known != null ? Mono.just(known) : check(name, password).doOnNext(a -> remembered.put(key, a));
    }

    private Mono<Authentication> check(String name, String password) {
        return accounts.find(name)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .publishOn(hashing)
                .filter(account ->
                        encoder.matches(password, account.map(Account::password).orElse(nobodysPassword)))
                .flatMap(Mono::justOrEmpty)
                .map(PasswordLogin::authenticated)
                .switchIfEmpty(Mono.defer(PasswordLogin::refused));
    }

    private static Authentication authenticated(Account account) {
        var authorities = account.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(account.username(), null, authorities);
    }

    private static Mono<Authentication> refused() {
        return Mono.error(new BadCredentialsException("wrong name or password"));
    }
}
