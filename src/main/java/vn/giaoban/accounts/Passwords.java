package vn.giaoban.accounts;

import java.security.SecureRandom;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Hashes of passwords. Each takes a processor for some tens of milliseconds, so few are made at a time and others wait in a line. */
@Component
class Passwords {

    /** No letters that look like others. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 16;

    private final PasswordEncoder encoder;
    /** No thread of it keeps a start that failed from ending. */
    private final Scheduler hashing = Schedulers.newBoundedElastic(2, 500, "argon2", 60, true);

    private final Mono<String> nobodys;

    /** The service starts while the hash for names that nobody has is made. */
    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobodys = hash("nobody").cache();
        nobodys.subscribe();
    }

    /** The Argon2id hash of a password. */
    Mono<String> hash(String password) {
        return Mono.fromCallable(() -> encoder.encode(password)).subscribeOn(hashing);
    }

    /** Whether a password has this hash. */
    Mono<Boolean> matches(String password, String hash) {
        return Mono.fromCallable(() -> encoder.matches(password, hash)).subscribeOn(hashing);
    }

    /** The same for a name that nobody has, in the same time: no. */
    Mono<Boolean> matchesNobody(String password) {
        return nobodys.flatMap(hash -> matches(password, hash)).thenReturn(false);
    }

    /** A new one that nobody can guess, of about 93 bits. */
    static String generated() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return password.toString();
    }
}
