package vn.giaoban.attendance;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;
import vn.giaoban.presence.Register;

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
    Mono<Void> announce(BriefingId briefing) {
        return database.sql("""
                        insert into attendance.sheet (briefing, facts, closed, computed_at) values (:briefing, -1, false, now())
                        on conflict (briefing) do nothing""").bind("briefing", briefing.value()).then();
    }

    /**
     * A briefing of which something was told or computed.
     *
     * @param facts the number of the last fact that its results were computed from; -1 when there are none yet
     * @param closed whether nothing but more facts can change them
     */
    record Computed(BriefingId briefing, long facts, boolean closed) {}

    /** Those of the briefings of which something was told or computed. */
    Flux<Computed> computed(Collection<BriefingId> briefings) {
        return database.sql("select briefing, facts, closed from attendance.sheet where briefing = any(:briefings)")
                .bind("briefings", ids(briefings))
                .map(row -> new Computed(
                        new BriefingId(Sql.required(row, "briefing", UUID.class)),
                        Sql.required(row, "facts", Long.class),
                        Sql.required(row, "closed", Boolean.class)))
                .all();
    }

    /** Puts the results in the place of what was computed before. */
    Mono<Void> save(Sheet sheet) {
        return delete(sheet.briefing().id()).then(Mono.defer(() -> insert(sheet)));
    }

    /** Forgets the results of a briefing that is not held. */
    Mono<Void> delete(BriefingId briefing) {
        return database.sql("delete from attendance.sheet where briefing = :briefing")
                .bind("briefing", briefing.value())
                .then();
    }

    /** Facts that are told at this moment may have been announced since the old results were taken away: their row is overwritten. */
    private Mono<Void> insert(Sheet sheet) {
        var chair = sheet.briefing().chair();
        return database.sql("""
                        with sheet as (
                          insert into attendance.sheet (briefing, facts, starts_at, chair, chair_name, closed, real_end, computed_at)
                          values (:briefing, :facts, :start, :chair, :chairName, :closed, :realEnd, :now)
                          on conflict (briefing) do update set (facts, starts_at, chair, chair_name, closed, real_end, computed_at)
                            = (excluded.facts, excluded.starts_at, excluded.chair, excluded.chair_name, excluded.closed, excluded.real_end, excluded.computed_at)
                          returning briefing)
                        insert into attendance.result (briefing, kind, who, point, point_kind, person, name, role, substitution, verdict, late,
                               left_early, first_join, last_leave, seconds, share, late_seconds, drops)
                        select sheet.briefing, r.kind, r.who, r.point, r."pointKind", r.person, r.name, r.role, r.substitution, r.verdict,
                               r.late, r."leftEarly", r."firstJoin", r."lastLeave", r.seconds, r.share, r."lateSeconds", r.drops
                          from sheet, jsonb_to_recordset(:results) as r(
                               kind text, who text, point text, "pointKind" text, person text, name text, role text, substitution boolean,
                               verdict text, late boolean, "leftEarly" boolean, "firstJoin" timestamptz, "lastLeave" timestamptz,
                               seconds bigint, share double precision, "lateSeconds" bigint, drops integer)""")
                .bind("briefing", sheet.briefing().id().value())
                .bind("facts", sheet.extract().seq())
                .bind("start", sheet.briefing().time().start())
                .bind("chair", Sql.text(chair == null ? null : Mark.person(chair.name(), chair.email())))
                .bind("chairName", Sql.text(chair == null ? null : chair.name()))
                .bind("closed", sheet.isClosed())
                .bind("realEnd", Sql.orNull(sheet.register().realEnd(), Instant.class))
                .bind("now", sheet.computedAt())
                .bind("results", Json.of(json.writeValueAsBytes(ResultRow.of(sheet))))
                .then();
    }

    /** The kept lines of a briefing. */
    Mono<List<ResultRow>> rowsOf(BriefingId briefing) {
        return database.sql("""
                        select kind, who, point, point_kind, person, name, role, substitution, verdict, late, left_early, first_join, last_leave,
                               seconds, share, late_seconds, drops
                          from attendance.result where briefing = :briefing""")
                .bind("briefing", briefing.value())
                .map(ResultStore::toRow)
                .all()
                .collectList();
    }

    private static ResultRow toRow(Readable row) {
        return new ResultRow(
                Sql.required(row, "kind", String.class),
                Sql.required(row, "who", String.class),
                row.get("point", String.class),
                row.get("point_kind", String.class),
                row.get("person", String.class),
                Sql.required(row, "name", String.class),
                row.get("role", String.class),
                Sql.required(row, "substitution", Boolean.class),
                row.get("verdict", String.class),
                Sql.required(row, "late", Boolean.class),
                Sql.required(row, "left_early", Boolean.class),
                row.get("first_join", Instant.class),
                row.get("last_leave", Instant.class),
                Sql.required(row, "seconds", Long.class),
                Sql.required(row, "share", Double.class),
                Sql.required(row, "late_seconds", Long.class),
                Sql.required(row, "drops", Integer.class));
    }

    /** A register made of the kept lines, for a briefing whose facts are forgotten. */
    Mono<Register> kept(BriefingId briefing) {
        return database.sql("select closed, real_end from attendance.sheet where briefing = :briefing")
                .bind("briefing", briefing.value())
                .map(row -> new Register(
                        Sql.required(row, "closed", Boolean.class),
                        null,
                        row.get("real_end", Instant.class),
                        Map.of(),
                        List.of()))
                .one()
                .zipWith(rowsOf(briefing), ResultStore::withJudgements);
    }

    private static Register withJudgements(Register sheet, List<ResultRow> rows) {
        var judgements = rows.stream().collect(Collectors.toMap(row -> row.key().identity(), ResultRow::toJudgement));
        return new Register(sheet.closed(), null, sheet.realEnd(), judgements, List.of());
    }

    /** Forgets who the people of briefings were that started before a time; their verdicts stay. */
    Mono<Void> forgetPeople(Instant before) {
        return database.sql("""
                        with old as (select briefing from attendance.sheet where starts_at < :before),
                        chairs as (update attendance.sheet s set chair = null, chair_name = null from old
                                    where s.briefing = old.briefing and s.chair is not null)
                        update attendance.result r set person = null, name = r.who from old
                         where r.briefing = old.briefing and r.kind = 'DELEGATE' and r.name <> r.who""").bind("before", before).then();
    }

    private static UUID[] ids(Collection<BriefingId> briefings) {
        return briefings.stream().map(BriefingId::value).toArray(UUID[]::new);
    }
}
