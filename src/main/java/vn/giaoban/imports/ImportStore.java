package vn.giaoban.imports;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;

/** The SQL of events that were imported. */
@Repository
class ImportStore {

    private final DatabaseClient database;

    ImportStore(DatabaseClient database) {
        this.database = database;
    }

    private record Known(String key, UUID briefing) {}

    /** Whether the event is new; waits for a transaction in which it is being imported. */
    Mono<Boolean> claim(Entry entry, String by) {
        return database.sql("""
                        insert into imports.event (key, uid, imported_by)
                        values (sha256(convert_to(:key, 'UTF8')), left(:uid, 500), :by) on conflict do nothing""")
                .bind("key", entry.key())
                .bind("uid", entry.uid())
                .bind("by", by)
                .fetch()
                .rowsUpdated()
                .map(written -> written > 0);
    }

    Mono<Void> remember(Entry entry, @Nullable BriefingId briefing) {
        if (briefing == null) return Mono.empty();
        return database.sql(
                        "update imports.event set briefing = :briefing where key = sha256(convert_to(:key, 'UTF8'))")
                .bind("briefing", briefing.value())
                .bind("key", entry.key())
                .then();
    }

    /** What the events of these keys became; the others are left out. */
    Mono<Map<String, BriefingId>> find(Collection<String> keys) {
        return database.sql("""
                        select k.key, e.briefing from unnest(:keys::text[]) k(key)
                          join imports.event e on e.key = sha256(convert_to(k.key, 'UTF8')) and e.briefing is not null""")
                .bind("keys", Sql.texts(keys))
                .mapProperties(Known.class)
                .all()
                .collectMap(Known::key, known -> new BriefingId(known.briefing()));
    }
}
