package vn.giaoban.audit;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.database.Sql;

/** Reads the trail of changes. */
@Repository
public class AuditTrail {

    private static final String SELECT = """
            select id, at, actor, entity, action, before::text as before, after::text as after, reason,
                   (select encode(l.hash, 'hex') from audit.link l where l.entry = id) as hash
              from audit.entry\s""";

    private final DatabaseClient database;
    private final JsonMapper json;

    AuditTrail(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * What was changed, newest first.
     *
     * @param after only what comes after this place; null for the beginning
     * @param most how many at most
     */
    public Flux<AuditEntry> newestFirst(AuditFilter filter, @Nullable AuditMark after, int most) {
        var wanted = new Wanted();
        wanted.thingOrKind("entity", filter.entity());
        wanted.thingOrKind("actor", filter.actor());
        wanted.where("action = :action", "action", filter.action());
        wanted.where("at >= :from", "from", filter.from());
        wanted.where("at < :to", "to", filter.to());
        if (after != null) {
            wanted.where("(at, id) < (:markAt, :markId)", "markAt", after.at());
            wanted.values.put("markId", after.id());
        }
        return database.sql(SELECT + wanted.clause() + "order by at desc, id desc limit :most")
                .bindValues(wanted.values)
                .bind("most", most)
                .map(this::toEntry)
                .all();
    }

    /** One entry; empty when there is none of that number. */
    public Mono<AuditEntry> find(long id) {
        return database.sql(SELECT + "where id = :id")
                .bind("id", id)
                .map(this::toEntry)
                .one();
    }

    /** Conditions, only those that are asked for: a plan for all of them at once would look through everything. */
    private static final class Wanted {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        void where(String condition, String name, @Nullable Object value) {
            if (value == null) return;
            conditions.add(condition);
            values.put(name, value);
        }

        /** A thing by its whole name; a word without a colon also means all things of that kind. */
        void thingOrKind(String column, @Nullable String value) {
            if (value == null || value.contains(":")) where(column + " = :" + column, column, value);
            else
                where(
                        "(" + column + " = :" + column + " or starts_with(" + column + ", :" + column + " || ':'))",
                        column,
                        value);
        }

        String clause() {
            return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ";
        }
    }

    private AuditEntry toEntry(Readable row) {
        return new AuditEntry(
                Sql.required(row, "id", Long.class),
                Sql.required(row, "at", Instant.class),
                Sql.required(row, "actor", String.class),
                Sql.required(row, "entity", String.class),
                Sql.required(row, "action", String.class),
                toJson(row.get("before", String.class)),
                toJson(row.get("after", String.class)),
                row.get("reason", String.class),
                row.get("hash", String.class));
    }

    private @Nullable JsonNode toJson(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }
}
