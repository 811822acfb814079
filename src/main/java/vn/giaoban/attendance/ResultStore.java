package vn.giaoban.attendance;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;

/** The SQL of computed results, which the scorecards are counted from. */
@Repository
class ResultStore {

    private final DatabaseClient database;
    private final JsonMapper json;

    ResultStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Lets nobody else compute the briefing until the end of the transaction. */
    Mono<Void> lock(BriefingId briefing) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended('attendance:' || :briefing, 0))")
                .bind("briefing", briefing.toString())
                .then();
    }

    /** Writes down that there are facts which no result was computed from yet. */
    Mono<Void> announce(BriefingId briefing, String room) {
        return database.sql("""
                        insert into attendance.sheet (briefing, room, facts, closed, computed_at) values (:briefing, :room, -1, false, now())
                        on conflict (briefing) do nothing""")
                .bind("briefing", briefing.value())
                .bind("room", room)
                .then();
    }

    /** Those of the briefings whose results can't change any more unless new facts arrive, and none has. */
    Flux<UUID> settled(Collection<BriefingId> briefings) {
        return database.sql("""
                        select s.briefing from attendance.sheet s
                         where s.briefing = any(:briefings) and s.closed
                           and s.facts = (select count(*) from attendance.event e where e.room = s.room)
                                       + (select count(*) from attendance.tick t where t.briefing = s.briefing)""")
                .bind("briefings", ids(briefings))
                .mapValue(UUID.class)
                .all();
    }

    /** Those of the briefings of which something was told or computed. */
    Flux<UUID> known(Collection<BriefingId> briefings) {
        return database.sql("select briefing from attendance.sheet where briefing = any(:briefings)")
                .bind("briefings", ids(briefings))
                .mapValue(UUID.class)
                .all();
    }

    /** Whether the briefing's results were computed from all events and ticks that there are now. */
    Mono<Boolean> isCurrent(BriefingId briefing) {
        return database.sql("""
                        select s.facts = (select count(*) from attendance.event e where e.room = s.room)
                                       + (select count(*) from attendance.tick t where t.briefing = s.briefing)
                          from attendance.sheet s where s.briefing = :briefing""")
                .bind("briefing", briefing.value())
                .mapValue(Boolean.class)
                .one()
                .defaultIfEmpty(false);
    }

    /** Puts the results in the place of what was computed before. */
    Mono<Void> save(Sheet sheet, String room) {
        return delete(sheet.briefing().id()).then(Mono.defer(() -> insert(sheet, room)));
    }

    /** Forgets the results of a briefing that is not held. */
    Mono<Void> delete(BriefingId briefing) {
        return database.sql("delete from attendance.sheet where briefing = :briefing")
                .bind("briefing", briefing.value())
                .then();
    }

    private Mono<Void> insert(Sheet sheet, String room) {
        var chair = sheet.briefing().chair();
        return database.sql("""
                        with sheet as (
                          insert into attendance.sheet (briefing, room, facts, starts_at, chair, chair_name, closed, real_end, computed_at)
                          values (:briefing, :room, :facts, :start, :chair, :chairName, :closed, :realEnd, :now) returning briefing)
                        insert into attendance.result (briefing, kind, who, point, point_kind, person, name, role, substitution, verdict, late,
                               left_early, first_join, last_leave, seconds, share, late_seconds, drops)
                        select sheet.briefing, r.kind, r.who, r.point, r."pointKind", r.person, r.name, r.role, r.substitution, r.verdict,
                               r.late, r."leftEarly", r."firstJoin", r."lastLeave", r.seconds, r.share, r."lateSeconds", r.drops
                          from sheet, jsonb_to_recordset(:results) as r(
                               kind text, who text, point text, "pointKind" text, person text, name text, role text, substitution boolean,
                               verdict text, late boolean, "leftEarly" boolean, "firstJoin" timestamptz, "lastLeave" timestamptz,
                               seconds bigint, share double precision, "lateSeconds" bigint, drops integer)""")
                .bind("briefing", sheet.briefing().id().value())
                .bind("room", room)
                .bind("facts", (long) sheet.facts())
                .bind("start", sheet.briefing().time().start())
                .bind("chair", Sql.text(chair == null ? null : Mark.person(chair.name(), chair.email())))
                .bind("chairName", Sql.text(chair == null ? null : chair.name()))
                .bind("closed", sheet.isClosed())
                .bind("realEnd", Sql.orNull(sheet.register().realEnd(), Instant.class))
                .bind("now", sheet.computedAt())
                .bind(
                        "results",
                        Json.of(json.writeValueAsBytes(
                                sheet.marks().stream().map(Row::of).toList())))
                .then();
    }

    /** A row of {@code attendance.result}, as JSON. */
    private record Row(
            String kind,
            String who,
            @Nullable String point,
            @Nullable String pointKind,
            @Nullable String person,
            String name,
            @Nullable String role,
            boolean substitution,
            @Nullable String verdict,
            boolean late,
            boolean leftEarly,
            @Nullable Instant firstJoin,
            @Nullable Instant lastLeave,
            long seconds,
            double share,
            long lateSeconds,
            int drops) {

        static Row of(Mark mark) {
            var computed = mark.computed();
            var delegate = mark.delegate();
            return new Row(
                    mark.key().kind().name(),
                    mark.key().who(),
                    mark.point(),
                    mark.pointKind() == null ? null : mark.pointKind().name(),
                    mark.person(),
                    mark.name(),
                    delegate == null ? null : delegate.role().name(),
                    delegate != null && delegate.substituteFor() != null,
                    mark.verdict() == null ? null : mark.verdict().name(),
                    computed.late(),
                    computed.leftEarly(),
                    computed.firstJoin(),
                    computed.lastLeave(),
                    computed.present().toSeconds(),
                    computed.share(),
                    computed.lateBy().toSeconds(),
                    computed.drops());
        }
    }

    private static UUID[] ids(Collection<BriefingId> briefings) {
        return briefings.stream().map(BriefingId::value).toArray(UUID[]::new);
    }
}
