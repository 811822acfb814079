package vn.giaoban.alerts;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;

/** The SQL of alerts. */
@Repository
class AlertStore {

    private final DatabaseClient database;
    private final JsonMapper json;

    AlertStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Lets nobody else look at the briefing until the end of the transaction. */
    Mono<Void> lock(BriefingId briefing) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended('alerts:' || :briefing, 0))")
                .bind("briefing", briefing.toString())
                .then();
    }

    /** All alerts of a briefing that are of its present start, in the order they were raised. */
    Flux<Alert> of(Briefing briefing) {
        return database.sql("""
                        select id, kind, subject, name, episode, since, connected, required, at, resolved_at from alerts.alert
                         where briefing = :briefing and starts_at = :start order by at, kind, subject, id""")
                .bind("briefing", briefing.id().value())
                .bind("start", briefing.time().start())
                .map(AlertStore::toAlert)
                .all();
    }

    /** Keeps those that nobody has raised meanwhile. */
    Mono<Void> raise(Briefing briefing, List<Alert> alerts) {
        if (alerts.isEmpty()) return Mono.empty();
        return database.sql("""
                        insert into alerts.alert (id, briefing, starts_at, kind, subject, name, episode, since, connected, required, at)
                        select a.id, :briefing, :start, a.kind, a.subject, a.name, a.episode, a.since, a.connected, a.required, a.at
                          from jsonb_to_recordset(:alerts) as a(id uuid, kind text, subject text, name text, episode integer,
                               since timestamptz, connected integer, required integer, at timestamptz)
                        on conflict (briefing, starts_at, kind, subject, episode) do nothing""")
                .bind("briefing", briefing.id().value())
                .bind("start", briefing.time().start())
                .bind("alerts", Json.of(json.writeValueAsBytes(alerts)))
                .then();
    }

    /** Writes down that alerts no longer hold, each once. */
    Mono<Void> resolve(List<Alert> alerts, Instant now) {
        if (alerts.isEmpty()) return Mono.empty();
        return database.sql("update alerts.alert set resolved_at = :now where id = any(:ids) and resolved_at is null")
                .bind("now", now)
                .bind("ids", alerts.stream().map(Alert::id).toArray(UUID[]::new))
                .then();
    }

    private static Alert toAlert(Readable row) {
        return new Alert(
                Sql.required(row, "id", UUID.class),
                AlertKind.valueOf(Sql.required(row, "kind", String.class)),
                Sql.required(row, "subject", String.class),
                Sql.required(row, "name", String.class),
                Sql.required(row, "episode", Integer.class),
                row.get("since", Instant.class),
                Sql.required(row, "connected", Integer.class),
                Sql.required(row, "required", Integer.class),
                Sql.required(row, "at", Instant.class),
                row.get("resolved_at", Instant.class));
    }
}
