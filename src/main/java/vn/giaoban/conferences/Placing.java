package vn.giaoban.conferences;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.capacity.Servers;
import vn.giaoban.capacity.Warning;
import vn.giaoban.database.Transactions;
import vn.giaoban.deployments.Deployments;
import vn.giaoban.kernel.Actor;
import vn.giaoban.reservations.Reservations;

/** Moves rooms from one conference server to another. Links stay as they are: where they lead to is looked up when they are followed. */
@Component
class Placing {

    private final Conferences conferences;
    private final ConferenceStore store;
    private final Briefings briefings;
    private final Servers servers;
    private final Reservations reservations;
    private final Deployments deployments;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    Placing(
            Conferences conferences,
            ConferenceStore store,
            Briefings briefings,
            Servers servers,
            Reservations reservations,
            Deployments deployments,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.conferences = conferences;
        this.store = store;
        this.briefings = briefings;
        this.servers = servers;
        this.reservations = reservations;
        this.deployments = deployments;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What a move left behind.
     *
     * @param warnings what it was done in spite of
     */
    record Moved(ConferenceView conference, List<Warning> warnings) {}

    /**
     * Puts the room of a briefing on a server before it opens. Fails with {@link ConferenceProblem.RoomOpen}, with {@code wrong-status}, with
     * {@code capacity-exceeded}, or with {@code invalid-request} when there is no such server.
     */
    Mono<Moved> move(BriefingId id, String server, Actor actor) {
        return transactions.run(briefings
                .getForChange(id, "*")
                .flatMap(briefing ->
                        conferences.of(briefing).flatMap(present -> move(briefing, present, server, actor))));
    }

    private Mono<Moved> move(Briefing briefing, Conference present, String server, Actor actor) {
        var name = deployments.presentName(server);
        var known = deployments.find(present.server()).isPresent();
        if (known && deployments.presentName(present.server()).equals(name))
            return Mono.just(new Moved(ConferenceView.of(present, name, briefing.zone()), List.of()));
        return PlacingPolicy.mayMove(briefing, present, known, clock.instant())
                .map(problem -> Mono.<Moved>error(problem.asException()))
                .orElseGet(() -> place(briefing, name)
                        .delayUntil(_ -> record(briefing, present.server(), name, actor))
                        .map(warnings -> new Moved(ConferenceView.of(present, name, briefing.zone()), warnings)));
    }

    private Mono<List<Warning>> place(Briefing briefing, String server) {
        return reservations
                .lock(List.of(briefing.held()))
                .then(servers.move(briefing.id().value(), briefing.held(), server))
                .delayUntil(_ -> store.move(briefing.id(), server));
    }

    private Mono<Void> record(Briefing briefing, String from, String to, Actor actor) {
        return audit.record(
                actor, "briefing:" + briefing.id(), "place", Map.of("server", from), Map.of("server", to), null);
    }
}
