package vn.giaoban.support;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Transactions;
import vn.giaoban.outbox.Outbox;
import vn.giaoban.roster.RosterEvent;

/** Changes rosters as whoever is in charge of them does: the rows and the event in one transaction. */
public final class RosterHand {

    private final DatabaseClient database;
    private final Outbox outbox;
    private final Transactions transactions;

    /** Works on the service's own database. */
    public RosterHand(DatabaseClient database, Outbox outbox, Transactions transactions) {
        this.database = database;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /** A new delegate with a link; gives their id. */
    public UUID add(JsonNode briefing, String name, String email) {
        var id = UUID.randomUUID();
        commit(briefing, add(briefing, id, name, email));
        return id;
    }

    /** The delegate is not expected any more. */
    public void drop(JsonNode briefing, UUID delegate) {
        commit(briefing, expected(delegate, false));
    }

    /** The delegate is expected again. */
    public void addAgain(JsonNode briefing, UUID delegate) {
        commit(briefing, expected(delegate, true));
    }

    /** Another person takes the delegate's place; gives their id. */
    public UUID replace(JsonNode briefing, UUID delegate, String name, String email) {
        var id = UUID.randomUUID();
        commit(briefing, expected(delegate, false).then(add(briefing, id, name, email)));
        return id;
    }

    /** Says that something changed, as a second time of the same. */
    public void sayAgain(JsonNode briefing) {
        commit(briefing, Mono.empty());
    }

    private Mono<Void> add(JsonNode briefing, UUID id, String name, String email) {
        return database.sql("""
                        with person as (
                          insert into roster.delegate (id, briefing, position, name, email, role)
                          values (:id, :briefing, 99, :name, :email, 'DELEGATE'))
                        insert into roster.link (id, briefing, delegate) values (gen_random_uuid(), :briefing, :id)""")
                .bind("id", id)
                .bind("briefing", UUID.fromString(Deliveries.id(briefing)))
                .bind("name", name)
                .bind("email", email)
                .then();
    }

    private Mono<Void> expected(UUID delegate, boolean expected) {
        return database.sql("""
                        with person as (update roster.delegate set expected = :expected where id = :id)
                        update roster.link set revoked = not :expected where delegate = :id""").bind("id", delegate).bind("expected", expected).then();
    }

    private void commit(JsonNode briefing, Mono<Void> change) {
        var event = new RosterEvent.Changed(new BriefingId(UUID.fromString(Deliveries.id(briefing))));
        transactions.run(change.then(outbox.append(event))).block();
    }
}
