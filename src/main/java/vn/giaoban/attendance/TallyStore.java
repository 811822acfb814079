package vn.giaoban.attendance;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.HeldBriefing;
import vn.giaoban.database.Sql;
import vn.giaoban.presence.Verdict;

/** The SQL of counting many briefings' results. */
@Repository
class TallyStore {

    private final DatabaseClient database;

    TallyStore(DatabaseClient database) {
        this.database = database;
    }

    /** Counts the results of closed briefings; those that started before {@code from} are the previous period's. */
    Flux<Tally> tally(Collection<BriefingId> briefings, Instant from, TallyBy by) {
        return database.sql("""
                        with line as (
                          select case :by when 'POINT' then r.point when 'KIND' then r.point_kind when 'PERSON' then r.person else s.chair end as key,
                                 case :by when 'PERSON' then r.name when 'CHAIR' then s.chair_name
                                          when 'KIND' then r.point_kind else case r.kind when 'POINT' then r.name end end as label,
                                 s.starts_at < :from as previous, s.starts_at, s.real_end, r.kind = :counted as counted,
                                 r.verdict = 'LEFT_EARLY' or r.verdict = 'LATE' and r.left_early as early, r.*
                            from attendance.result r join attendance.sheet s using (briefing)
                           where s.closed and s.briefing = any(:briefings))
                        select key, previous, coalesce((array_agg(label order by starts_at desc) filter (where label is not null))[1], key) as name,
                               count(distinct briefing) filter (where counted) as briefings,
                               count(*) filter (where counted and verdict = 'PRESENT') as present,
                               count(*) filter (where counted and verdict = 'LATE') as late,
                               count(*) filter (where counted and verdict = 'LEFT_EARLY') as left_early,
                               count(*) filter (where counted and verdict = 'ABSENT') as absent,
                               count(*) filter (where counted and verdict = 'EXCUSED') as excused,
                               coalesce(sum(late_seconds) filter (where counted and verdict = 'LATE'), 0)::float8 / 60 as late_minutes,
                               (avg(share) filter (where counted and verdict <> 'EXCUSED'))::float8 as share,
                               count(*) filter (where substitution) as substitutions,
                               count(*) filter (where counted and early) as early_leaves,
                               coalesce(sum(greatest(0, extract(epoch from real_end - last_leave))) filter (where counted and early), 0)::float8 / 60
                                 as early_minutes
                          from line where key is not null
                         group by key, previous having count(*) filter (where counted) > 0
                         order by key, previous""")
                .bind("by", by.name())
                .bind("from", from)
                .bind("counted", by == TallyBy.PERSON ? Mark.Kind.DELEGATE.name() : Mark.Kind.POINT.name())
                .bind("briefings", briefings.stream().map(BriefingId::value).toArray(UUID[]::new))
                .map(TallyStore::toTally)
                .all();
    }

    /** Counts the results of each of the briefings that is closed, earliest first. */
    Flux<BriefingTally> each(List<HeldBriefing> held) {
        var byId = byId(held);
        return database.sql("""
                        select s.briefing, count(*) as points,
                               count(*) filter (where r.verdict = 'PRESENT') as present,
                               count(*) filter (where r.verdict = 'LATE') as late,
                               count(*) filter (where r.verdict = 'LEFT_EARLY') as left_early,
                               count(*) filter (where r.verdict = 'ABSENT') as absent,
                               count(*) filter (where r.verdict = 'EXCUSED') as excused,
                               (avg(r.share) filter (where r.verdict <> 'EXCUSED'))::float8 as share
                          from attendance.sheet s join attendance.result r on r.briefing = s.briefing and r.kind = 'POINT'
                         where s.closed and s.briefing = any(:briefings)
                         group by s.briefing, s.starts_at order by s.starts_at, s.briefing""")
                .bind("briefings", byId.keySet().toArray(UUID[]::new))
                .map(row -> toBriefingTally(row, byId))
                .all();
    }

    /** Counts the results of each point in each week, weeks beginning on Monday in a zone. */
    Flux<WeekTally> weeks(Collection<BriefingId> briefings, ZoneId zone) {
        return database.sql("""
                        select r.point, date_trunc('week', s.starts_at at time zone :zone)::date as week, count(*) as briefings,
                               count(*) filter (where r.verdict in ('PRESENT', 'LEFT_EARLY')) as on_time,
                               count(*) filter (where r.verdict <> 'EXCUSED') as judged
                          from attendance.sheet s join attendance.result r on r.briefing = s.briefing and r.kind = 'POINT'
                         where s.closed and s.briefing = any(:briefings)
                         group by 1, 2 order by 1, 2""")
                .bind("zone", zone.getId())
                .bind("briefings", briefings.stream().map(BriefingId::value).toArray(UUID[]::new))
                .map(row -> new WeekTally(
                        Sql.required(row, "point", String.class),
                        Sql.required(row, "week", LocalDate.class),
                        count(row, "briefings"),
                        count(row, "on_time"),
                        count(row, "judged")))
                .all();
    }

    /** The results of one point at those of the briefings that are closed, earliest first. */
    Flux<PointResult> results(List<HeldBriefing> held, String point) {
        var byId = byId(held);
        return database.sql("""
                        select s.briefing, r.verdict, r.first_join, r.last_leave, r.share, r.late_seconds, r.drops
                          from attendance.sheet s join attendance.result r on r.briefing = s.briefing and r.kind = 'POINT'
                         where s.closed and s.briefing = any(:briefings) and r.who = :point and r.verdict is not null
                         order by s.starts_at, s.briefing""")
                .bind("briefings", byId.keySet().toArray(UUID[]::new))
                .bind("point", point)
                .map(row -> toPointResult(row, byId))
                .all();
    }

    private static PointResult toPointResult(Readable row, Map<UUID, HeldBriefing> byId) {
        return new PointResult(
                Objects.requireNonNull(byId.get(Sql.required(row, "briefing", UUID.class))),
                Verdict.valueOf(Sql.required(row, "verdict", String.class)),
                row.get("first_join", Instant.class),
                row.get("last_leave", Instant.class),
                Sql.required(row, "share", Double.class),
                Duration.ofSeconds(Sql.required(row, "late_seconds", Long.class)),
                Sql.required(row, "drops", Integer.class));
    }

    private static Map<UUID, HeldBriefing> byId(List<HeldBriefing> held) {
        var byId = new HashMap<UUID, HeldBriefing>();
        held.forEach(briefing -> byId.put(briefing.id().value(), briefing));
        return byId;
    }

    private static BriefingTally toBriefingTally(Readable row, Map<UUID, HeldBriefing> byId) {
        return new BriefingTally(
                Objects.requireNonNull(byId.get(Sql.required(row, "briefing", UUID.class))),
                count(row, "points"),
                count(row, "present"),
                count(row, "late"),
                count(row, "left_early"),
                count(row, "absent"),
                count(row, "excused"),
                row.get("share", Double.class));
    }

    private static Tally toTally(Readable row) {
        return new Tally(
                Sql.required(row, "key", String.class),
                Sql.required(row, "name", String.class),
                Sql.required(row, "previous", Boolean.class),
                count(row, "briefings"),
                count(row, "present"),
                count(row, "late"),
                count(row, "left_early"),
                count(row, "absent"),
                count(row, "excused"),
                Sql.required(row, "late_minutes", Double.class),
                row.get("share", Double.class),
                count(row, "substitutions"),
                count(row, "early_leaves"),
                Sql.required(row, "early_minutes", Double.class));
    }

    private static int count(Readable row, String column) {
        return Math.toIntExact(Sql.required(row, column, Long.class));
    }
}
