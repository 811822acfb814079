package vn.giaoban.tokens;

import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import vn.giaoban.kernel.CannotStart;
import vn.giaoban.secrets.Secrets;

/**
 * Refuses a start with another {@code giaoban.secret} than the one that the keys in the database were sealed with, before any job runs: everybody's link, second factor and
 * session would fail later, one at a time, while an instance with the right secret goes on beside it.
 */
@Component
class SameSecret implements SmartInitializingSingleton {

    /** As good as for ever; but a start that waits without any limit is interrupted by Spring when it is stopped, and what it has made meanwhile is then torn down loudly. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SigningKeys keys;

    SameSecret(SigningKeys keys) {
        this.keys = keys;
    }

    /** @throws CannotStart if a key of the database can't be opened; a database without keys takes any secret */
    @Override
    public void afterSingletonsInstantiated() {
        keys.open()
                .onErrorMap(
                        Secrets.NotOpened.class,
                        e -> new CannotStart(
                                "giaoban.secret is not the one that this database was begun with: all instances, and a restored"
                                        + " backup, need the secret they were first started with",
                                e))
                .block(PATIENCE);
    }
}
