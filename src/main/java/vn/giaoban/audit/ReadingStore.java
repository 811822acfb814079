package vn.giaoban.audit;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The SQL of readings. */
@Repository
class ReadingStore {

    private final DatabaseClient database;

    ReadingStore(DatabaseClient database) {
        this.database = database;
    }

    /** Writes it into the trail unless that was done in the same hour, by whichever instance. */
    Mono<Void> insert(Readings.Reading reading) {
        return database.sql("""
                        with fresh as (
                          insert into audit.reading (actor, entity, action, detail, hour) values (:actor, :entity, :action, :detail, :hour)
                          on conflict do nothing returning 1)
                        insert into audit.entry (actor, entity, action, after)
                        select :actor, :entity, :action, case when :detail <> '' then jsonb_build_object('part', :detail) end from fresh""")
                .bind("actor", reading.actor())
                .bind("entity", reading.entity())
                .bind("action", reading.action())
                .bind("detail", reading.detail())
                .bind("hour", reading.hour())
                .then();
    }
}
