package vn.giaoban.outbox;

import io.r2dbc.postgresql.codec.Json;
import java.time.Duration;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.kernel.DomainEvent;

/** The SQL of waiting events. Leases run on PostgreSQL's clock, so that no instance's wrong clock can shorten one. */
@Repository
class OutboxStore {

    private final DatabaseClient database;
    private final JsonMapper json;

    OutboxStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * An event for each of its listeners.
     *
     * @param payload what JSON makes of it is kept
     */
    record NewEvent(List<String> listeners, String key, String type, DomainEvent payload) {}

    Mono<Void> insert(List<NewEvent> events) {
        return database.sql("""
                        insert into outbox.event (listener, key, type, payload)
                        select l, e->>'key', e->>'type', e->'payload'
                          from jsonb_array_elements(:events) with ordinality x(e, n), jsonb_array_elements_text(e->'listeners') l
                         order by n""")
                .bind("events", Json.of(json.writeValueAsBytes(events)))
                .then();
    }

    /**
     * Takes events that are due and not behind an earlier one of the same key, for the time of the lease.
     *
     * @param listeners whose events; those of a listener that only a newer instance has wait for that instance
     */
    Flux<WaitingEvent> claim(List<String> listeners, int limit, Duration lease) {
        return database.sql("""
                        with next as (
                          select id from outbox.event e
                           where listener = any(:listeners) and dead_at is null and due <= now() and (leased_until is null or leased_until < now())
                             and not exists (select 1 from outbox.event earlier
                                              where earlier.listener = e.listener and earlier.key = e.key
                                                and earlier.id < e.id and earlier.dead_at is null)
                           order by id limit :limit for update skip locked)
                        update outbox.event e
                           set leased_until = now() + make_interval(secs => :lease), attempts = attempts + 1
                          from next where e.id = next.id
                        returning e.id, e.listener, e.type, e.payload::text as payload, e.attempts""")
                .bind("listeners", listeners.toArray(String[]::new))
                .bind("limit", limit)
                .bind("lease", (double) lease.toSeconds())
                .mapProperties(WaitingEvent.class)
                .all();
    }

    /** Locks the row of a claimed event, and gives its id; nothing when somebody else has delivered it meanwhile. */
    Flux<Long> lock(WaitingEvent event) {
        return database.sql("select id from outbox.event where id = :id for update")
                .bind("id", event.id())
                .mapValue(Long.class)
                .all();
    }

    /** Locks in addition those of the same listener, key and content that are committed by now, and gives the ids of all. */
    Flux<Long> lockAlike(WaitingEvent event) {
        return database.sql("""
                        select e.id from outbox.event e join outbox.event first on first.id = :id
                         where e.listener = first.listener and e.key = first.key and e.id >= first.id and e.dead_at is null
                           and e.type = first.type and e.payload = first.payload
                           for update of e skip locked""").bind("id", event.id()).mapValue(Long.class).all();
    }

    Mono<Void> delete(List<Long> ids) {
        return database.sql("delete from outbox.event where id = any(:ids)")
                .bind("ids", ids.toArray(Long[]::new))
                .then();
    }

    Mono<Void> postpone(long id, Duration delay, String reason) {
        return database.sql("""
                        update outbox.event set due = now() + make_interval(secs => :delay), leased_until = null, fault = :reason
                         where id = :id""")
                .bind("id", id)
                .bind("delay", delay.toMillis() / 1000.0)
                .bind("reason", reason)
                .then();
    }

    /**
     * What waits.
     *
     * @param oldest how many seconds ago the oldest event that waits became due; 0 when none is due
     */
    record Backlog(long waiting, long dead, double oldest) {}

    /** Looks at all of it. */
    Mono<Backlog> backlog() {
        return database.sql("""
                        select count(*) filter (where dead_at is null) as waiting, count(*) filter (where dead_at is not null) as dead,
                               coalesce(greatest(0, extract(epoch from now() - min(due) filter (where dead_at is null))), 0)::float8 as oldest
                          from outbox.event""").mapProperties(Backlog.class).one();
    }

    /** Sets an event aside for a person to look at; later events of its key go on. */
    Mono<Void> bury(long id, String reason) {
        return database.sql(
                        "update outbox.event set dead_at = now(), leased_until = null, fault = :reason where id = :id")
                .bind("id", id)
                .bind("reason", reason)
                .then();
    }
}
