package vn.giaoban.outbox;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import vn.giaoban.kernel.DomainEvent;

/** Where a change leaves word of itself, in its own transaction, for the modules that listen. */
@Component
public class Outbox {

    private final ObjectProvider<OutboxListener<?>> listeners;
    private final OutboxStore store;
    private final Sinks.Many<Boolean> committed = Sinks.many().multicast().directBestEffort();

    Outbox(ObjectProvider<OutboxListener<?>> listeners, OutboxStore store) {
        this.listeners = listeners;
        this.store = store;
    }

    /** Writes the event for each of its listeners; call it within the transaction of the change. */
    public Mono<Void> append(DomainEvent event) {
        return append(List.of(event));
    }

    /** Writes events that happen together, in their order, each for its listeners; call it within the transaction of the change. */
    public Mono<Void> append(Collection<? extends DomainEvent> events) {
        return Mono.defer(() -> {
            var waiting = events.stream().flatMap(this::forEachListener).toList();
            return waiting.isEmpty() ? Mono.empty() : store.insert(waiting).then(tellAfterCommit());
        });
    }

    private Stream<OutboxStore.NewEvent> forEachListener(DomainEvent event) {
        var names = listenersOf(event).stream().map(OutboxListener::name).toList();
        if (names.isEmpty()) return Stream.empty();
        return Stream.of(new OutboxStore.NewEvent(names, event.key(), typeOf(event), event));
    }

    /** Emits when something was committed that the relay may deliver. */
    Flux<Boolean> commits() {
        return committed.asFlux();
    }

    private List<OutboxListener<?>> listenersOf(DomainEvent event) {
        return listeners.stream().filter(l -> l.type().isInstance(event)).toList();
    }

    private Mono<Void> tellAfterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(() -> committed.tryEmitNext(true));
                    }
                }))
                .then();
    }

    /** {@code BriefingEvent.Scheduled}: independent of packages, so that a moved class still finds its events. */
    static String typeOf(DomainEvent event) {
        var type = event.getClass();
        var outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : outer.getSimpleName() + "." + type.getSimpleName();
    }
}
