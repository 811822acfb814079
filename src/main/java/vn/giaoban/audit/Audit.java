package vn.giaoban.audit;

import io.r2dbc.postgresql.codec.Json;
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
        return Mono.defer(() -> {
            var sql = database.sql("""
                            insert into audit.entry (actor, entity, action, before, after, reason)
                            values (:actor, :entity, :action, :before, :after, :reason)""")
                    .bind("actor", actor.name())
                    .bind("entity", entity)
                    .bind("action", action);
            sql = before == null ? sql.bindNull("before", Json.class) : sql.bind("before", toJson(before));
            sql = after == null ? sql.bindNull("after", Json.class) : sql.bind("after", toJson(after));
            sql = reason == null ? sql.bindNull("reason", String.class) : sql.bind("reason", reason);
            return sql.then();
        });
    }

    private Json toJson(Object value) {
        return Json.of(json.writeValueAsBytes(value));
    }
}
