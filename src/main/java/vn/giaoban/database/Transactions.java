package vn.giaoban.database;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.giaoban.kernel.CommonProblem;

/**
 * Runs work in a transaction of PostgreSQL: all of it or none.
 *
 * <p>A caller that goes away does not cancel it, since a cancelled transaction can strand its pooled connection; what is under way is
 * bounded instead. Deadlocks, serialization faults and violated exclusion constraints are tried again a few times, a lock that was waited for in vain once;
 * what still fails, or waits too long for a lock or a connection, is {@link CommonProblem.Unavailable}.
 */
@Component
public class Transactions {

    private static final Retry AGAIN = Retry.backoff(3, Duration.ofMillis(20))
            .jitter(0.9)
            .maxBackoff(Duration.ofMillis(250))
            .filter(DatabaseFault::isWorthRetrying)
            .onRetryExhaustedThrow((_, signal) -> signal.failure());

    /** Who waited in vain behind others who wanted the same mostly sees, at the second look, who got it. */
    private static final Retry LOOK_AGAIN =
            Retry.max(1).filter(DatabaseFault::isLockTimeout).onRetryExhaustedThrow((_, signal) -> signal.failure());

    private final TransactionalOperator operator;
    private final DatabaseSettings settings;
    private final AtomicInteger inFlight = new AtomicInteger();

    Transactions(ReactiveTransactionManager manager, DatabaseSettings settings) {
        this.operator = TransactionalOperator.create(manager);
        this.settings = settings;
    }

    /**
     * Runs the work in a transaction, or in the one that is already open around it. The work may be subscribed to more than once,
     * each time after a rollback.
     *
     * @return what the work gives, after COMMIT; fails with {@link CommonProblem.Unavailable}, with the problem of a {@link LateRefusal}, or with the
     *     work's own fault
     */
    public <T> Mono<T> run(Mono<T> work) {
        return Mono.deferContextual(context -> context.hasKey(Transactions.class) ? work : admitted(work));
    }

    private <T> Mono<T> admitted(Mono<T> work) {
        if (inFlight.incrementAndGet() > settings.maxInFlight()) {
            inFlight.decrementAndGet();
            return Mono.error(new CommonProblem.Unavailable("Too many requests are waiting").asException());
        }
        return shielded(transactional(work).doFinally(_ -> inFlight.decrementAndGet()));
    }

    private <T> Mono<T> transactional(Mono<T> work) {
        return operator.transactional(work)
                .contextWrite(context -> context.put(Transactions.class, true))
                .retryWhen(AGAIN)
                .retryWhen(LOOK_AGAIN)
                .onErrorResume(LateRefusal.class, LateRefusal::spoken)
                .onErrorMap(DatabaseFault::isUnavailable, Transactions::unavailable);
    }

    private static <T> Mono<T> shielded(Mono<T> transaction) {
        return Mono.deferContextual(context ->
                Mono.fromFuture(() -> transaction.contextWrite(context).toFuture(), true));
    }

    private static Throwable unavailable(Throwable fault) {
        var problem = new CommonProblem.Unavailable("The database is busy or away; try again").asException();
        problem.addSuppressed(fault);
        return problem;
    }
}
