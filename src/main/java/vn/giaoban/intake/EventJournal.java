package vn.giaoban.intake;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.giaoban.kernel.CommonProblem;

/**
 * Keeps events where they survive: in the Redis stream, whose append-only file has them before it answers, or in PostgreSQL when
 * Redis does not answer at once; or in Redis after all, when PostgreSQL is away as well. What comes in both counts once.
 */
@Component
class EventJournal {

    private static final Logger LOG = LoggerFactory.getLogger(EventJournal.class);
    private static final Duration REDIS_PATIENCE = Duration.ofMillis(300);
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(4);

    /** With a Redis that only is slow, while PostgreSQL is away: a conference server waits for an answer ten seconds. */
    private static final Retry REDIS_AGAIN = Retry.fixedDelay(3, Duration.ofMillis(100));

    private static final Duration REDIS_LAST_PATIENCE = Duration.ofSeconds(2);

    /** How long PostgreSQL is used right away after Redis failed, so that a burst does not wait for it event by event. */
    private static final long DISTRUST_NANOS = Duration.ofSeconds(2).toNanos();

    /** Failing again within this time is an outage that somebody should look at; one answer that came late is none. */
    private static final long OUTAGE_NANOS = Duration.ofSeconds(30).toNanos();

    private final EventStream stream;
    private final GroupCommit database;
    private final AtomicLong failedAt = new AtomicLong(System.nanoTime() - OUTAGE_NANOS);

    EventJournal(EventStream stream, ConferenceEventSink sink) {
        this.stream = stream;
        this.database = new GroupCommit(sink, DATABASE_PATIENCE);
    }

    /**
     * Keeps an event; completes when it can't be lost, and fails with {@link CommonProblem.Unavailable} when neither store takes it.
     *
     * @param event what was read in {@code received}
     */
    Mono<Void> keep(ReceivedEvent received, ConferenceEvent event) {
        if (System.nanoTime() - failedAt.get() < DISTRUST_NANOS) return inDatabase(received, event);
        return stream.append(received)
                .timeout(REDIS_PATIENCE)
                .onErrorResume(fault -> withoutRedis(fault, received, event));
    }

    private Mono<Void> withoutRedis(Throwable fault, ReceivedEvent received, ConferenceEvent event) {
        var now = System.nanoTime();
        log(now - failedAt.getAndSet(now), fault);
        return inDatabase(received, event);
    }

    /** Events that were under way together fail together and are told of once. */
    private static void log(long nanosSinceLast, Throwable fault) {
        if (nanosSinceLast < DISTRUST_NANOS) return;
        LOG.atLevel(nanosSinceLast < OUTAGE_NANOS ? Level.WARN : Level.INFO)
                .log("Redis takes no events, PostgreSQL does meanwhile: {}", fault.toString());
    }

    private Mono<Void> inDatabase(ReceivedEvent received, ConferenceEvent event) {
        return database.keep(event)
                .onErrorResume(
                        fault -> !EventConsumer.isPoison(fault),
                        fault -> againInRedis(received).onErrorMap(_ -> fault))
                .onErrorMap(EventJournal::unavailable);
    }

    private Mono<Void> againInRedis(ReceivedEvent received) {
        return stream.append(received).retryWhen(REDIS_AGAIN).timeout(REDIS_LAST_PATIENCE);
    }

    private static Throwable unavailable(Throwable fault) {
        var problem = new CommonProblem.Unavailable("The event can't be kept now; send it again").asException();
        problem.addSuppressed(fault);
        return problem;
    }
}
