package vn.giaoban.invitations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;
import vn.giaoban.database.DatabaseFault;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.kernel.ProblemException;

/**
 * Writes down how deliveries went. Each is written at its own answer and waits for no other; those whose answers come while a write is
 * under way share the next one.
 */
@Component
class Marks {

    private static final Logger LOG = LoggerFactory.getLogger(Marks.class);
    private static final int MOST = 64;

    /** An answer that could not be written down would have the message sent again. */
    private static final Retry PATIENTLY = Retry.backoff(8, Duration.ofMillis(100))
            .maxBackoff(Duration.ofSeconds(3))
            .jitter(0.5);

    /** However long the database is away. */
    private final Retry whileAway = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
            .maxBackoff(Duration.ofSeconds(1))
            .filter(Marks::isAway)
            .doBeforeRetry(_ -> behind = true);

    private final QueueStore queue;
    private final Transactions transactions;
    private final MeterRegistry meters;
    private final BlockingQueue<Waiting> waiting = new LinkedTransferQueue<>();
    private final Sinks.Many<Boolean> calls = Sinks.many().multicast().directBestEffort();
    private volatile boolean behind;

    Marks(QueueStore queue, Transactions transactions, MeterRegistry meters) {
        this.queue = queue;
        this.transactions = transactions;
        this.meters = meters;
        // From the start at nothing, so that the first that fails is an increase
        for (var state : DeliveryState.values()) counter(state);
    }

    private record Waiting(Mark mark, Sinks.Empty<Void> written) {}

    /** Completes when the mark is written, or can't be; never fails. */
    Mono<Void> write(Mark mark) {
        return Mono.defer(() -> {
            var mine = new Waiting(mark, Sinks.empty());
            waiting.add(mine);
            calls.emitNext(true, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(5)));
            return mine.written().asMono();
        });
    }

    /** Writes while it is subscribed to. */
    Flux<Void> writing() {
        return calls.asFlux().onBackpressureLatest().concatMap(_ -> writeWhatWaits(), 1);
    }

    private Mono<Void> writeWhatWaits() {
        return Mono.defer(() -> write(taken())).repeat(() -> !waiting.isEmpty()).then();
    }

    private Mono<Void> write(List<Waiting> together) {
        if (together.isEmpty()) return Mono.empty();
        return transactions
                .run(queue.mark(together.stream().map(Waiting::mark).toList()))
                .retryWhen(whileAway)
                .retryWhen(PATIENTLY)
                .doOnSuccess(_ -> together.forEach(this::count))
                .onErrorResume(Marks::leaveToTheLease)
                .doFinally(_ -> settle(together));
    }

    private void settle(List<Waiting> together) {
        behind = false;
        together.forEach(one -> one.written().tryEmitEmpty());
    }

    /** Whether answers wait for the database to come back: what is claimed before they are written could be what they are about. */
    boolean areBehind() {
        return behind;
    }

    private static boolean isAway(Throwable fault) {
        return DatabaseFault.isUnavailable(fault)
                || (fault instanceof ProblemException e && e.problem() instanceof CommonProblem.Unavailable);
    }

    /** {@code giaoban.invitations.messages} by state: QUEUED counts attempts that have to be repeated. */
    private void count(Waiting one) {
        counter(one.mark().state()).increment();
    }

    private Counter counter(DeliveryState state) {
        return meters.counter("giaoban.invitations.messages", "state", state.name());
    }

    private List<Waiting> taken() {
        var together = new ArrayList<Waiting>();
        waiting.drainTo(together, MOST);
        return together;
    }

    private static Mono<Void> leaveToTheLease(Throwable fault) {
        LOG.warn("Deliveries could not be written down: {}", fault.toString());
        return Mono.empty();
    }
}
