package vn.giaoban.attendance;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.presence.Verdict;

/** The SQL of raw facts: rows are only ever added. */
@Repository
class FactStore {

    private final DatabaseClient database;
    private final JsonMapper json;

    FactStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Keeps those events that are new, in one statement; gives the rooms that they are of, each once. */
    Flux<String> append(List<ConferenceEvent> events) {
        return database.sql("""
                        with added as (
                          insert into attendance.event (digest, room, kind, room_jid, breakout, jid, identity, name, joined_at, left_at,
                                                        created_at, destroyed_at, occupants, received_at)
                          select decode(e.digest, 'hex'), e.room, e.kind, e."roomJid", e.breakout, e.jid, e.identity, e.name, e."joinedAt",
                                 e."leftAt", e."createdAt", e."destroyedAt", e.occupants, e."receivedAt"
                            from jsonb_to_recordset(:events) as e(
                                 digest text, room text, kind text, "roomJid" text, breakout boolean, jid text, identity text, name text,
                                 "joinedAt" timestamptz, "leftAt" timestamptz, "createdAt" timestamptz, "destroyedAt" timestamptz,
                                 occupants jsonb, "receivedAt" timestamptz)
                           -- in one order everywhere, so that two instances with the same facts wait for each other, not in a circle
                           order by e.digest
                          on conflict (digest) do nothing
                          returning room)
                        select distinct room from added""")
                .bind("events", toJson(events.stream().map(StoredEvent::of).toList()))
                .mapValue(String.class)
                .all();
    }

    private Json toJson(Object value) {
        return Json.of(json.writeValueAsBytes(value));
    }

    /** Everything that was told of a room, in the order it was stored. */
    Flux<ConferenceEvent> eventsOf(String room) {
        return database.sql("""
                        select kind, room, room_jid, breakout, jid, identity, name, joined_at, left_at, created_at, destroyed_at,
                               occupants::text as occupants, received_at
                          from attendance.event where room = :room order by id""").bind("room", room).map(this::toEvent).all();
    }

    private ConferenceEvent toEvent(Readable row) {
        var jid = row.get("jid", String.class);
        return new ConferenceEvent(
                ConferenceEvent.Kind.valueOf(Sql.required(row, "kind", String.class)),
                Sql.required(row, "room", String.class),
                Sql.required(row, "room_jid", String.class),
                Sql.required(row, "breakout", Boolean.class),
                jid == null
                        ? null
                        : new ConferenceEvent.Visit(
                                jid,
                                row.get("identity", String.class),
                                row.get("name", String.class),
                                time(row, "joined_at"),
                                time(row, "left_at")),
                time(row, "created_at"),
                time(row, "destroyed_at"),
                json.readValue(Sql.required(row, "occupants", String.class), new TypeReference<>() {}),
                Sql.required(row, "received_at", Instant.class));
    }

    private static @Nullable Instant time(Readable row, String column) {
        return row.get(column, Instant.class);
    }

    Mono<Void> append(BriefingId briefing, Correction correction) {
        return database.sql("""
                        insert into attendance.correction (briefing, kind, who, verdict, reason, by, at)
                        values (:briefing, :kind, :who, :verdict, :reason, :by, :at)""")
                .bind("briefing", briefing.value())
                .bind("kind", correction.mark().kind().name())
                .bind("who", correction.mark().who())
                .bind("verdict", correction.verdict().name())
                .bind("reason", correction.reason())
                .bind("by", correction.by())
                .bind("at", correction.at())
                .then();
    }

    /** All corrections of a briefing, oldest first. */
    Flux<Correction> correctionsOf(BriefingId briefing) {
        return database.sql("""
                        select kind, who, verdict, reason, by, at from attendance.correction
                         where briefing = :briefing order by id""")
                .bind("briefing", briefing.value())
                .map(FactStore::toCorrection)
                .all();
    }

    private static Correction toCorrection(Readable row) {
        return new Correction(
                new Mark.Key(
                        Mark.Kind.valueOf(Sql.required(row, "kind", String.class)),
                        Sql.required(row, "who", String.class)),
                Verdict.valueOf(Sql.required(row, "verdict", String.class)),
                Sql.required(row, "reason", String.class),
                Sql.required(row, "by", String.class),
                Objects.requireNonNull(time(row, "at")));
    }
}
