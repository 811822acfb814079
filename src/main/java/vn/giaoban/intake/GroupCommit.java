package vn.giaoban.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Brings events to PostgreSQL past Redis. Those that come while a transaction is under way share the next one (group commit): each takes the lock of its briefing's
 * facts, so that one by one a crowd would wait longer than the conference server does.
 */
final class GroupCommit {

    private final ConferenceEventSink sink;
    private final Duration patience;
    private final BlockingQueue<Waiting> waiting = new LinkedTransferQueue<>();
    private final AtomicBoolean underWay = new AtomicBoolean();

    /**
     * For one sink.
     *
     * @param patience how long a caller waits, and a transaction may take
     */
    GroupCommit(ConferenceEventSink sink, Duration patience) {
        this.sink = sink;
        this.patience = patience;
    }

    private record Waiting(ConferenceEvent event, Sinks.Empty<Void> kept) {}

    /** Completes when the event is kept; fails with what the sink says, or when that takes too long. */
    Mono<Void> keep(ConferenceEvent event) {
        return Mono.defer(() -> {
            var mine = new Waiting(event, Sinks.empty());
            waiting.add(mine);
            next();
            return mine.kept().asMono().doOnCancel(() -> waiting.remove(mine)).timeout(patience);
        });
    }

    private void next() {
        while (!waiting.isEmpty() && underWay.compareAndSet(false, true)) {
            var together = taken();
            if (!together.isEmpty()) {
                commit(together).doFinally(_ -> goOn()).subscribe();
                return;
            }
            underWay.set(false);
        }
    }

    private void goOn() {
        underWay.set(false);
        next();
    }

    /** Tells everybody how it went; never fails. */
    private Mono<Void> commit(List<Waiting> together) {
        return sink.accept(together.stream().map(Waiting::event).toList())
                .timeout(patience)
                .doOnSuccess(_ -> together.forEach(one -> one.kept().tryEmitEmpty()))
                .onErrorResume(fault -> EventConsumer.isPoison(fault) && together.size() > 1
                        ? oneByOne(together)
                        : Mono.fromRunnable(
                                () -> together.forEach(one -> one.kept().tryEmitError(fault))));
    }

    /** One that the database can't hold must not take the others with it. */
    private Mono<Void> oneByOne(List<Waiting> together) {
        return Flux.fromIterable(together)
                .concatMap(one -> commit(List.of(one)))
                .then();
    }

    private List<Waiting> taken() {
        var together = new ArrayList<Waiting>();
        waiting.drainTo(together, EventStream.BATCH);
        return together;
    }
}
