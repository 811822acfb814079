package vn.giaoban.outbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.database.BackgroundWork;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.DomainEvent;

/** Brings waiting events to their listeners: woken by each commit here, and by looking every second for those of other instances. */
@Component
class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final int BATCH = 32;
    private static final int CONCURRENCY = 4;
    /** With the back-off below this is about six hours of trying. */
    private static final int MAX_ATTEMPTS = 80;

    private final Outbox outbox;
    private final OutboxStore store;
    private final Transactions transactions;
    private final ObjectProvider<OutboxListener<?>> listeners;
    private final JsonMapper json;
    private @Nullable Disposable running;

    OutboxRelay(
            Outbox outbox,
            OutboxStore store,
            Transactions transactions,
            ObjectProvider<OutboxListener<?>> listeners,
            JsonMapper json) {
        this.outbox = outbox;
        this.store = store;
        this.transactions = transactions;
        this.listeners = listeners;
        this.json = json;
    }

    @Override
    public void start() {
        running = Flux.merge(Flux.interval(Duration.ofSeconds(1)).map(_ -> true), outbox.commits())
                .onBackpressureLatest()
                .concatMap(_ -> drain(), 1)
                .contextWrite(BackgroundWork::mark)
                .subscribe();
    }

    @Override
    public void stop() {
        if (running != null) running.dispose();
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** Delivers until nothing is due. */
    private Mono<Void> drain() {
        return round().repeat().takeUntil(claimed -> claimed == 0).then().onErrorResume(this::lookAgainLater);
    }

    /** Gives how many were claimed: what could not be delivered is due later, or leased until then. */
    private Mono<Integer> round() {
        return transactions
                .run(Mono.defer(() -> store.claim(names(), BATCH, LEASE).collectList()))
                .flatMap(claimed -> Flux.fromIterable(claimed)
                        .flatMap(this::deliver, CONCURRENCY)
                        .then(Mono.just(claimed.size())));
    }

    private List<String> names() {
        return listeners.stream().map(OutboxListener::name).toList();
    }

    private Mono<Void> deliver(WaitingEvent waiting) {
        return Mono.defer(() -> deliver(listenerOf(waiting), waiting)).onErrorResume(fault -> giveBack(waiting, fault));
    }

    private OutboxListener<?> listenerOf(WaitingEvent waiting) {
        return listeners.stream()
                .filter(listener -> listener.name().equals(waiting.listener()))
                .findFirst()
                .orElseThrow();
    }

    private Mono<Void> deliver(OutboxListener<?> listener, WaitingEvent waiting) {
        var locked = listener.hearsOnce() ? store.lockAlike(waiting) : store.lock(waiting);
        return transactions
                .run(locked.collectList()
                        // empty when somebody else has delivered it meanwhile
                        .filter(ids -> ids.contains(waiting.id()))
                        .flatMap(ids ->
                                hear(listener, waiting).then(store.delete(ids)).thenReturn(true)))
                .then();
    }

    private <E extends DomainEvent> Mono<Void> hear(OutboxListener<E> listener, WaitingEvent waiting) {
        return listener.on(json.readValue(waiting.payload(), concrete(listener.type(), waiting.type())));
    }

    private static <E extends DomainEvent> Class<? extends E> concrete(Class<E> declared, String type) {
        if (!declared.isSealed()) return declared;
        var name = type.substring(type.lastIndexOf('.') + 1);
        return Arrays.stream(declared.getPermittedSubclasses())
                .filter(subclass -> subclass.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no event " + type))
                .asSubclass(declared);
    }

    private Mono<Void> giveBack(WaitingEvent waiting, Throwable fault) {
        LOG.warn(
                "{} could not hear {} (attempt {}): {}",
                waiting.listener(),
                waiting.type(),
                waiting.attempts(),
                fault.toString());
        var reason = String.valueOf(fault.getMessage());
        return waiting.attempts() >= MAX_ATTEMPTS
                ? store.bury(waiting.id(), reason)
                : store.postpone(waiting.id(), backoff(waiting.attempts()), reason)
                        .onErrorResume(this::lookAgainLater);
    }

    /** Half a second, doubling to five minutes, each with up to as much again by chance. */
    private static Duration backoff(int attempts) {
        var base = Math.min(300_000L, 500L << Math.min(attempts, 10));
        return Duration.ofMillis(base + ThreadLocalRandom.current().nextLong(base));
    }

    private Mono<Void> lookAgainLater(Throwable fault) {
        LOG.debug("The outbox can't be read now", fault);
        return Mono.empty();
    }
}
