package vn.giaoban.conferences;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
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

    /** New names: each {@code gb-} and 20 characters, 100 random bits. */
    Mono<List<String>> next(int count) {
        // the kernel's random source is a file: not on an event loop
        return Mono.fromCallable(() -> Stream.generate(this::draw).limit(count).toList())
                .subscribeOn(Schedulers.boundedElastic());
    }

    private String draw() {
        var name = new StringBuilder("gb-");
        random.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> name.append(ALPHABET.charAt(i)));
        return name.toString();
    }
}
