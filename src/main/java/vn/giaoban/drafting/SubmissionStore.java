package vn.giaoban.drafting;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The SQL of forms that were sent off. */
@Repository
class SubmissionStore {

    private final DatabaseClient database;

    SubmissionStore(DatabaseClient database) {
        this.database = database;
    }

    /** Whether the form is new; waits for a transaction in which it is being sent off. What is a week old is forgotten. */
    Mono<Boolean> claim(UUID form, String owner) {
        return database.sql("""
                        with old as (delete from drafting.submission where at < now() - interval '7 days')
                        insert into drafting.submission (form, owner) values (:form, :owner) on conflict do nothing""")
                .bind("form", form)
                .bind("owner", owner)
                .fetch()
                .rowsUpdated()
                .map(written -> written > 0);
    }

    Mono<Void> remember(UUID form, UUID briefing) {
        return database.sql("update drafting.submission set briefing = :briefing where form = :form")
                .bind("form", form)
                .bind("briefing", briefing)
                .then();
    }

    Mono<UUID> find(UUID form, String owner) {
        return database.sql(
                        "select briefing from drafting.submission where form = :form and owner = :owner and briefing is not null")
                .bind("form", form)
                .bind("owner", owner)
                .mapValue(UUID.class)
                .one();
    }
}
