package vn.giaoban.intake;

import java.util.List;
import reactor.core.publisher.Mono;

/** Where the intake puts what the conference server told, in PostgreSQL; the attendance module implements it. */
public interface ConferenceEventSink {

    /**
     * Keeps the events; each is kept once, however often it comes. Completes when they are durable. Never fails for what an event
     * says: unknown rooms and odd times are kept too.
     */
    Mono<Void> accept(List<ConferenceEvent> events);
}
