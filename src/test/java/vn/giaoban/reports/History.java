package vn.giaoban.reports;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Briefings of the past with their results, put into the database at once: all 53 points, each with delegates. How they came off follows from the
 * number of the day and of the point, so that a test can count it again.
 */
public final class History {

    /** As chair of all these briefings, by which they are found and removed again. */
    private final String chair = "chair-" + UUID.randomUUID() + "@ubnd.example";

    private final DatabaseClient database;

    /** Into this database. */
    public History(DatabaseClient database) {
        this.database = database;
    }

    /** Who led them. */
    public String chair() {
        return chair;
    }

    /**
     * Briefings from 08:00 to 09:30 in Vietnam on that many days in a row, the points in catalogue order: the n-th point is LATE by 10 minutes on the
     * d-th day when n + d is a multiple of 10, ABSENT when it is one more than that, EXCUSED when two more; it left early when three more;
     * else PRESENT.
     *
     * @param delegates at each point
     */
    public History hold(LocalDate first, int days, int delegates) {
        run("""
                        insert into briefings.briefing (id, version, sequence, status, title, agenda, chair_name, chair_email, starts_at, ends_at, time_zone,
                               policy, priority, buffer_before, buffer_after, reminders, attendance, created_at, created_by)
                        select gen_random_uuid(), 1, 0, 'ENDED', 'Giao ban ' || day::date, '[]', 'Nguyễn Thị Ánh Tuyết', :chair, day, day + interval '90 min',
                               'Asia/Ho_Chi_Minh', 'ALL_OR_NOTHING', 'ROUTINE', 'PT0S', 'PT0S', '{}', '{}', day, 'test'
                          from generate_series((:first || ' 08:00+07')::timestamptz, (:last || ' 08:00+07')::timestamptz, interval '1 day') day""", first, days);
        run("""
                        insert into attendance.sheet (briefing, room, facts, starts_at, chair, chair_name, closed, real_end, computed_at)
                        select id, 'history-' || id, 0, starts_at, :chair, chair_name, true, ends_at, ends_at
                          from briefings.briefing where chair_email = :chair and starts_at between :first::date and :last::date + 1
                        on conflict do nothing""", first, days);
        run("""
                        insert into attendance.result (briefing, kind, who, point, point_kind, person, name, role, substitution, verdict, late, left_early,
                               first_join, last_leave, seconds, share, late_seconds, drops)
                        select b.id, case d when 0 then 'POINT' else 'DELEGATE' end, case d when 0 then p.code else gen_random_uuid()::text end, p.code,
                               p.kind, case d when 0 then null else lower(p.code) || d || '@hanoi.example' end,
                               case d when 0 then p.name else 'Đại biểu ' || d || ', ' || p.name end, case d when 0 then null else 'DELEGATE' end,
                               d = 1 and p.n % 20 = 0, v.verdict, v.verdict = 'LATE', v.verdict = 'LEFT_EARLY',
                               case when v.verdict in ('ABSENT', 'EXCUSED') then null else b.starts_at end,
                               case when v.verdict in ('ABSENT', 'EXCUSED') then null
                                    when v.verdict = 'LEFT_EARLY' then b.ends_at - interval '20 min' else b.ends_at end,
                               case when v.verdict in ('ABSENT', 'EXCUSED') then 0 else 5400 end,
                               case when v.verdict in ('ABSENT', 'EXCUSED') then 0 else 1 end, case v.verdict when 'LATE' then 600 else 0 end, 0
                          from briefings.briefing b
                               cross join (select code, name, kind, row_number() over (order by position) - 1 as n from points.point
                                            where code in (select unnest(:points::text[]))) p
                               cross join generate_series(0, :delegates) d
                               cross join lateral (select (array['LATE', 'ABSENT', 'EXCUSED', 'LEFT_EARLY'])[
                                 (p.n + ((b.starts_at at time zone 'Asia/Ho_Chi_Minh')::date - :first::date))::int % 10 + 1] as fault) f
                               cross join lateral (select coalesce(f.fault, 'PRESENT') as verdict) v
                         where b.chair_email = :chair and b.starts_at between :first::date and :last::date + 1""".replace(":delegates", "" + delegates), first, days);
        return this;
    }

    /** Takes them all away. */
    public void remove() {
        for (var sql : new String[] {
            "delete from attendance.sheet where chair = :chair",
            "delete from briefings.briefing where chair_email = :chair"
        }) database.sql(sql).bind("chair", chair).then().block();
    }

    private void run(String sql, LocalDate first, int days) {
        var statement = database.sql(sql);
        if (sql.contains(":chair")) statement = statement.bind("chair", chair);
        if (sql.contains(":points"))
            statement = statement.bind(
                    "points", vn.giaoban.presence.Capture.points().toArray(String[]::new));
        statement
                .bind("first", first.toString())
                .bind("last", first.plusDays(days - 1L).toString())
                .then()
                .block();
    }
}
