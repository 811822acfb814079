package vn.giaoban.substitutions;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.RowsFetchSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;

/** The SQL of substitutions. */
@Repository
class SubstitutionStore {

    private static final String DECIDE = """
            update substitutions.substitution
               set status = :status, decided_by = :by, decided_at = :at, decision_reason = :reason, successor = :successor
             where status = 'PENDING'""";

    private final DatabaseClient database;

    SubstitutionStore(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps a new request; gives 0 when there is an open one of the same delegate. */
    Mono<Long> insert(Substitution asked) {
        var substitute = asked.substitute();
        return database.sql("""
                        insert into substitutions.substitution (id, briefing, delegate, name, title, email, phone, reason, chair, asked_by, asked_at)
                        values (:id, :briefing, :delegate, :name, :title, :email, :phone, :reason, :chair, :by, :at)
                        on conflict (delegate) where status = 'PENDING' do nothing""")
                .bind("id", asked.id())
                .bind("briefing", asked.briefing().value())
                .bind("delegate", asked.delegate())
                .bind("name", substitute.name())
                .bind("title", Sql.text(substitute.title()))
                .bind("email", Sql.text(substitute.email()))
                .bind("phone", Sql.text(substitute.phone()))
                .bind("reason", asked.reason())
                .bind("chair", Sql.orNull(asked.chair(), UUID.class))
                .bind("by", asked.askedBy())
                .bind("at", asked.askedAt())
                .fetch()
                .rowsUpdated();
    }

    /** Ends a request; empty when somebody was faster. */
    Mono<Substitution> decide(UUID id, Decision decision) {
        return decided(database.sql(DECIDE + " and id = :id returning *").bind("id", id), decision)
                .one();
    }

    /** Ends those of a briefing whose delegates are none of these. */
    Flux<Substitution> decideAllBut(BriefingId briefing, Collection<UUID> delegates, Decision decision) {
        return decided(
                        database.sql(
                                        DECIDE
                                                + " and briefing = :briefing and delegate <> all(:delegates::uuid[]) returning *")
                                .bind("briefing", briefing.value())
                                .bind("delegates", delegates.toArray(UUID[]::new)),
                        decision)
                .all();
    }

    private static RowsFetchSpec<Substitution> decided(DatabaseClient.GenericExecuteSpec sql, Decision decision) {
        return sql.bind("status", decision.status().name())
                .bind("by", decision.by().name())
                .bind("at", decision.at())
                .bind("reason", Sql.text(decision.reason()))
                .bind("successor", Sql.orNull(decision.successor(), UUID.class))
                .map(SubstitutionStore::toSubstitution);
    }

    Mono<Substitution> find(UUID id) {
        return database.sql("select * from substitutions.substitution where id = :id")
                .bind("id", id)
                .map(SubstitutionStore::toSubstitution)
                .one();
    }

    /** The newest request of a delegate. */
    Mono<Substitution> findNewest(BriefingId briefing, UUID delegate) {
        return database.sql("""
                        select * from substitutions.substitution where delegate = :delegate and briefing = :briefing
                         order by status = 'PENDING' desc, asked_at desc, id limit 1""")
                .bind("delegate", delegate)
                .bind("briefing", briefing.value())
                .map(SubstitutionStore::toSubstitution)
                .one();
    }

    /** Those of a briefing that nobody has decided yet, the oldest first. */
    Flux<Substitution> findOpen(BriefingId briefing) {
        return database.sql("""
                        select * from substitutions.substitution where briefing = :briefing and status = 'PENDING' order by asked_at, id""")
                .bind("briefing", briefing.value())
                .map(SubstitutionStore::toSubstitution)
                .all();
    }

    private static Substitution toSubstitution(Readable row) {
        return new Substitution(
                Sql.required(row, "id", UUID.class),
                new BriefingId(Sql.required(row, "briefing", UUID.class)),
                Sql.required(row, "delegate", UUID.class),
                new Substitute(
                        Sql.required(row, "name", String.class),
                        row.get("title", String.class),
                        row.get("email", String.class),
                        row.get("phone", String.class)),
                Sql.required(row, "reason", String.class),
                SubstitutionStatus.valueOf(Sql.required(row, "status", String.class)),
                row.get("chair", UUID.class),
                Sql.required(row, "asked_by", String.class),
                Sql.required(row, "asked_at", Instant.class),
                row.get("decided_by", String.class),
                row.get("decided_at", Instant.class),
                row.get("decision_reason", String.class),
                row.get("successor", UUID.class));
    }
}
