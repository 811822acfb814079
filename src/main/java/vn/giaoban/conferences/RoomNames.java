package vn.giaoban.conferences;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Draws names for rooms. */
@Component
class RoomNames {

    /** RFC 4648 base32, in lower case: a room's name is compared without case. */
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private static final int LENGTH = 20;

    private final SecureRandom random = new SecureRandom();

    /** A new name: {@code gb-} and 20 characters, 100 random bits. */
    Mono<String> next() {
        // the kernel's random source is a file: not on an event loop
        return Mono.fromCallable(this::draw).subscribeOn(Schedulers.boundedElastic());
    }

    private String draw() {
        var name = new StringBuilder("gb-");
        random.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> name.append(ALPHABET.charAt(i)));
        return name.toString();
    }
}
