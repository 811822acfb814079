package vn.giaoban.outbox;

import reactor.core.publisher.Mono;
import vn.giaoban.kernel.DomainEvent;

/**
 * Reacts to what happened in another module. A bean of this type hears every event of its type after the change is committed, at
 * least once, and events of one key in order.
 *
 * <p>It runs inside a transaction that also forgets the event, so what it writes to PostgreSQL happens exactly once. What reaches
 * outside (mail, HTTP) belongs into a queue of its own.
 */
public interface OutboxListener<E extends DomainEvent> {

    /** A name that never changes: events wait under it. */
    String name();

    /** The events it hears: a record, or a sealed interface of records. */
    Class<E> type();

    /**
     * Whether events of a key that wait with the same content are as good as one, because it looks at what is so now and not at what the event says. It hears the first
     * of them then; what is committed while it does so is heard after.
     */
    default boolean hearsOnce() {
        return false;
    }

    /** Reacts; an error brings the event back later. */
    Mono<Void> on(E event);
}
