package vn.giaoban.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.r2dbc.core.DatabaseClient;

/** What must hold after whatever was done to the service. */
@TestComponent
public class Invariants {

    private final DatabaseClient database;

    /** Of the service that keeps its data there. */
    public Invariants(DatabaseClient database) {
        this.database = database;
    }

    /** Asserts all of them. */
    public void hold() {
        // of those that begin one after the other: if any two overlap, two of these do; each with each would take
        // seconds
        assertThat(count("""
                select count(*) from (select during, lag(during) over (partition by resource order by lower(during), upper(during)) as before
                                        from reservations.reservation where active) r
                 where during && before""")).as("overlapping reservations").isZero();
        assertThat(count("""
                select count(*) from briefings.expected_point p join briefings.briefing b on b.id = p.briefing
                 where b.status <> 'CANCELLED' and p.room is not null
                   and not exists (select 1 from reservations.reservation r
                                    where r.holder = b.id and r.room = p.room and r.active and r.during @> tstzrange(b.starts_at, b.ends_at))""")).as("rooms of briefings that are not reserved").isZero();
        assertThat(count("""
                select count(*) from reservations.reservation r
                 where r.active and not exists (select 1 from briefings.briefing b where b.id = r.holder and b.status <> 'CANCELLED')
                   and not exists (select 1 from reservations.hold h where h.id = r.holder and h.used_by is null and not h.swept)""")).as("reservations of no briefing and no hold").isZero();
        assertThat(count("""
                select count(*) from reservations.reservation r left join reservations.hold h on h.id = r.holder
                 where r.active and r.expires_at is distinct from h.expires_at"""))
                .as("reservations that run out although they are no hold's, or the reverse")
                .isZero();
        assertThat(count("""
                select count(*) from reservations.hold h where h.used_by is null and not h.swept and h.expires_at > now()
                   and cardinality(h.points) <> (select count(*) from reservations.reservation r
                                                  where r.holder = h.id and r.active and r.during = tstzrange(h.starts_at, h.ends_at))""")).as("live holds without all their rooms").isZero();
        assertThat(count("""
                select count(*) from reservations.reservation r
                 where r.active and not exists (select 1 from reservations.conference_load l
                                                 where l.holder = r.holder and l.during @> r.during)""")).as("reservations that no load is counted for").isZero();
        assertThat(count("""
                select count(*) from briefings.expected_point p join briefings.briefing b on b.id = p.briefing
                 where b.policy = 'ALL_OR_NOTHING' and p.room is null""")).as("points without a room").isZero();
        assertThat(count("""
                select count(*) from tasks.task t join briefings.briefing b on b.id = t.briefing
                  left join briefings.expected_point p on p.briefing = b.id and p.point = t.point
                 where t.kind = 'ROOM' and t.status = 'OPEN' and (b.status = 'CANCELLED' or p.point is null or p.room is not null)""")).as("open tasks that nobody can do").isZero();
        assertThat(count("""
                select count(*) from briefings.briefing b join briefings.expected_point p on p.briefing = b.id
                 where b.status in ('DRAFT', 'SCHEDULED') and p.room is null
                   and not exists (select 1 from tasks.task t
                                    where t.kind = 'ROOM' and t.status = 'OPEN' and t.briefing = b.id and t.point = p.point and t.due = b.starts_at)""")).as("missing rooms without a task").isZero();
        assertThat(count("""
                select count(*) from conferences.conference c join reservations.conference_load l on l.holder = c.briefing
                 where c.deployment is distinct from l.server"""))
                .as("rooms on another server than the one that their load is counted for")
                .isZero();
        assertThat(
                        count(
                                "select count(*) from pg_stat_activity where state = 'idle in transaction' and now() - state_change > interval '3 seconds'"))
                .as("transactions that nobody ends")
                .isZero();
    }

    /** One number of the database. */
    public long count(String sql) {
        var count = database.sql(sql).mapValue(Long.class).one().block();
        return count == null ? 0 : count;
    }
}
