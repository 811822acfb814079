package vn.giaoban.telling;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;

/** The SQL of correspondences. */
@Repository
class CorrespondenceStore {

    private final DatabaseClient database;

    CorrespondenceStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Within a transaction: the correspondence, which nobody else can go on with before it ends. Waits longer than a booking would: a decision
     * of thousands of messages is nothing to give up for.
     */
    Mono<Correspondence> open(String subject, UUID anchor) {
        return database.sql("set local lock_timeout = '15s'")
                .then()
                .then(database.sql("""
                        insert into telling.correspondence (subject, anchor) values (:subject, :anchor)
                        on conflict (subject) do update set subject = excluded.subject
                        returning *""")
                        .bind("subject", subject)
                        .bind("anchor", anchor)
                        .map(CorrespondenceStore::toCorrespondence)
                        .one());
    }

    Mono<Void> save(Correspondence correspondence) {
        return database.sql("""
                        update telling.correspondence set version = :version, decided = :decided, stamp = :stamp where subject = :subject""")
                .bind("subject", correspondence.subject())
                .bind("version", correspondence.version())
                .bind("decided", correspondence.decided())
                .bind("stamp", correspondence.stamp())
                .then();
    }

    /** Whether this version of an occurrence was looked at. */
    Mono<Boolean> isHeard(BriefingId briefing, int version) {
        return database.sql(
                        "select exists(select 1 from telling.heard where briefing = :briefing and version >= :version) as heard")
                .bind("briefing", briefing.value())
                .bind("version", version)
                .map(row -> Sql.required(row, "heard", Boolean.class))
                .one();
    }

    /** These versions have been looked at. */
    Mono<Void> hear(Map<BriefingId, Integer> versions) {
        return database.sql("""
                        insert into telling.heard (briefing, version)
                        select b, v from unnest(:briefings::uuid[], :versions::int[]) x(b, v)
                        on conflict (briefing) do update set version = greatest(heard.version, excluded.version)""")
                .bind(
                        "briefings",
                        versions.keySet().stream().map(BriefingId::value).toArray(UUID[]::new))
                .bind("versions", versions.values().toArray(Integer[]::new))
                .then();
    }

    private static Correspondence toCorrespondence(Readable row) {
        return new Correspondence(
                Sql.required(row, "subject", String.class),
                Sql.required(row, "anchor", UUID.class),
                Sql.required(row, "version", Integer.class),
                Sql.required(row, "decided", Integer.class),
                Sql.required(row, "stamp", Instant.class));
    }
}
