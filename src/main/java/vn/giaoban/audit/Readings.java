package vn.giaoban.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;

/**
 * Writes down who read what, at most once an hour for the same. It neither fails nor holds up the answer: what could not be written in time is written while
 * the reader reads on, or told in the log.
 */
@Component
public class Readings {

    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final ReadingStore store;
    private final Clock clock;
    private final Cache<Reading, Boolean> written = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    Readings(ReadingStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Somebody's reading of something within an hour. */
    record Reading(String actor, String entity, String action, String detail, Instant hour) {}

    /**
     * Somebody has read something.
     *
     * @param entity what, as {@code attendance:<briefing>}
     * @param action how, as {@code read} or {@code export}
     * @param detail which part of it; empty for the whole
     */
    public Mono<Void> note(Actor actor, String entity, String action, String detail) {
        var hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        var reading = new Reading(actor.name(), entity, action, detail, hour);
        if (written.asMap().putIfAbsent(reading, true) != null) return Mono.empty();
        // not cancelled by the time-out, which only ends the waiting
        return Mono.fromFuture(() -> write(reading).toFuture(), true).timeout(PATIENCE, Mono.empty());
    }

    private Mono<Void> write(Reading reading) {
        return store.insert(reading).onErrorResume(fault -> {
            written.invalidate(reading);
            LOG.warn(
                    "That {} read {} could not be written down: {}",
                    reading.actor(),
                    reading.entity(),
                    fault.toString());
            return Mono.empty();
        });
    }
}
