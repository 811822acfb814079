package vn.giaoban.audit;

import io.r2dbc.postgresql.codec.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.kernel.Actor;

/** The trail of changes: rows are only ever added, in the transaction of the change they tell of. */
@Repository
public class Audit {

    private final DatabaseClient database;
    private final JsonMapper json;

    Audit(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Writes down a change; call it within the change's transaction.
     *
     * @param entity what was changed, as {@code briefing:<id>} or {@code point:Q-BA-DINH}
     * @param action the verb, as {@code schedule}
     * @param before what it was, as anything JSON can hold; null when it is new
     * @param after what it is now; null when it is gone
     * @param reason why, where one is asked for
     */
    public Mono<Void> record(
            Actor actor,
            String entity,
            String action,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        return record(actor, List.of(new Entry(entity, action, before, after, reason)));
    }

    /**
     * One change of several that are made together.
     *
     * @param entity what was changed
     * @param action the verb
     * @param before what it was; null when it is new
     * @param after what it is now; null when it is gone
     * @param reason why, where one is asked for
     */
    public record Entry(
            String entity,
            String action,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {}

    /** Writes down changes that are made together, in their order; call it within their transaction. */
    public Mono<Void> record(Actor actor, List<Entry> entries) {
        return Mono.defer(() -> database.sql("""
                        insert into audit.entry (actor, entity, action, before, after, reason)
                        select :actor, e->>'entity', e->>'action', nullif(e->'before', 'null'), nullif(e->'after', 'null'), e->>'reason'
                          from jsonb_array_elements(:entries) with ordinality x(e, n) order by n""")
                .bind("actor", actor.name())
                .bind("entries", toJson(entries))
                .then());
    }

    private Json toJson(Object value) {
        return Json.of(json.writeValueAsBytes(value));
    }
}
