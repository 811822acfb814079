package vn.giaoban.redis;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * A connection to Redis for one part of the service alone, which waits there: reads that block, subscriptions. Whatever fails ends it, and after a pause there is
 * another.
 */
public final class OwnConnection {

    /** How long Redis may take to answer anything. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ReactiveRedisConnectionFactory connections;

    /** Connecting may block. */
    private final Scheduler connecting;

    /**
     * For one start of a part; ended once.
     *
     * @param name of the part, for its thread
     */
    public OwnConnection(String name, ReactiveRedisConnectionFactory connections) {
        this.connections = connections;
        connecting = Schedulers.newSingle(name + "-connect", true);
    }

    /**
     * One session after another, each with a new connection, as long as it is subscribed to; never fails.
     *
     * @param session what is done with a connection
     * @param mostPause between two sessions that fail, at most
     * @param outage told once of each row of failures, the first one
     */
    public <T> Flux<T> sessions(
            Function<ReactiveRedisConnection, Flux<T>> session, Duration mostPause, Consumer<Throwable> outage) {
        return Flux.usingWhen(connect(), session, OwnConnection::close)
                .repeat()
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
                        .maxBackoff(mostPause)
                        .transientErrors(true)
                        .doBeforeRetry(signal -> {
                            if (signal.totalRetriesInARow() == 1) outage.accept(signal.failure());
                        }));
    }

    /** Completes when no connection is being made any more: Redis' client must not go before. To be called after sessions are cancelled; never fails. */
    public Mono<Void> end() {
        return connecting.disposeGracefully().timeout(PATIENCE).onErrorComplete();
    }

    private Mono<ReactiveRedisConnection> connect() {
        return Mono.fromCallable(connections::getReactiveConnection)
                .subscribeOn(connecting)
                .timeout(PATIENCE);
    }

    private static Mono<Void> close(ReactiveRedisConnection connection) {
        return connection.closeLater().timeout(PATIENCE).onErrorComplete();
    }
}
