package vn.giaoban.outbox;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.kernel.DomainEvent;

/** Where a change leaves word of itself, in its own transaction, for the modules that listen. */
@Component
public class Outbox {

    private final ObjectProvider<OutboxListener<?>> listeners;
    private final OutboxStore store;
    private final JsonMapper json;
    private final Sinks.Many<Boolean> committed = Sinks.many().multicast().directBestEffort();

    Outbox(ObjectProvider<OutboxListener<?>> listeners, OutboxStore store, JsonMapper json) {
        this.listeners = listeners;
        this.store = store;
        this.json = json;
    }

    /** Writes the event for each of its listeners; call it within the transaction of the change. */
    public Mono<Void> append(DomainEvent event) {
        return Mono.defer(() -> {
            var names = listenersOf(event).stream().map(OutboxListener::name).toList();
            if (names.isEmpty()) return Mono.empty();
            return store.insert(names, event.key(), typeOf(event), json.writeValueAsString(event))
                    .then(tellAfterCommit());
        });
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
