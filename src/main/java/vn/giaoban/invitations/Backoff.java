package vn.giaoban.invitations;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait between attempts: seconds first, an hour at last, about six hours in all. */
final class Backoff {

    /** After this many attempts a message is given up. */
    static final int MAX_ATTEMPTS = 12;

    private static final long FIRST_MILLIS = 5_000;
    private static final long LONGEST_MILLIS = 3_600_000;

    private Backoff() {}

    /** Five seconds, three times as long each time, up to an hour; give or take a quarter by chance, so that crowds disperse. */
    static Duration after(int attempts) {
        var base = FIRST_MILLIS;
        for (int n = 1; n < attempts && base < LONGEST_MILLIS; n++) base *= 3;
        base = Math.min(base, LONGEST_MILLIS);
        return Duration.ofMillis(base * 3 / 4 + ThreadLocalRandom.current().nextLong(base / 2));
    }
}
