package vn.giaoban.intake;

import reactor.core.publisher.Mono;

/** Where occupant lists are put, in PostgreSQL; the ledger implements it. Whoever asks the conference server calls it with each answer. */
public interface OccupantListSink {

    /**
     * Keeps the list. Completes when it is durable. A list of a room that no briefing has is not kept, and one that could not be asked for
     * is none: hand on only what the server answered.
     */
    Mono<Void> accept(OccupantList list);
}
