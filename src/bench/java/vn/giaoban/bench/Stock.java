package vn.giaoban.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;

/** What is in the database already, written by plain SQL: as much as years of use would leave. */
final class Stock {

    /** Where availability is looked for: 30 days, far from all bookings of a measurement. */
    static final Instant WINDOW = Instant.parse("2028-01-03T00:00:00Z");

    static final Instant WINDOW_END = Instant.parse("2028-02-02T00:00:00Z");

    private static final int POINTS = 53;

    /** The first room of each point that {@code ALL} brings in. */
    private static final String PLACES = """
            create temp table place as
              select p.code, (select r.id from points.room r where r.point = p.code order by r.position limit 1) as room,
                     row_number() over (order by p.position) as n
                from points.point p where p.kind in ('DEPARTMENT', 'DISTRICT') and not p.retired;
            """;

    private final Installation installation;

    Stock(Installation installation) {
        this.installation = installation;
    }

    /**
     * Briefings of all 53 points that are over, one after the other back from now, with all that a briefing leaves behind: points,
     * reservations, conference, answers, links and their hashes.
     *
     * @param reservations how many in all
     */
    Stock past(int reservations) throws SQLException, IOException {
        run("""
                create temp table past as
                  select gen_random_uuid() as id, date_trunc('hour', now()) - n * interval '1 hour' as starts_at
                    from generate_series(1, %d) n;
                """.formatted(reservations / POINTS) + PLACES + """
                insert into briefings.briefing
                  select id, 1, 0, 'ENDED', 'Giao ban', '[]', null, null, null, null, starts_at, starts_at + interval '1 hour',
                         'Asia/Ho_Chi_Minh', 'ALL_OR_NOTHING', 'ROUTINE', null, 'PT0S', 'PT0S', '{}', '{}', null, starts_at, 'bench'
                    from past;
                insert into briefings.expected_point (briefing, position, point, required, room, pinned, quota)
                  select id, n, code, true, room, false, 4 from past, place;
                insert into reservations.reservation (holder, point, room, during)
                  select id, code, room, tstzrange(starts_at, starts_at + interval '1 hour') from past, place;
                insert into conferences.conference (briefing, name) select id, 'gb-' || substr(md5(id::text), 1, 20) from past;
                insert into roster.answer (briefing, point) select id, code from past, place;
                create temp table way as select gen_random_uuid() as link, id, code from past, place;
                insert into roster.link (id, briefing, point) select link, id, code from way;
                insert into roster.link_token (hash, link, generation)
                  select encode(sha256(link::text::bytea), 'hex'), link, 1 from way;
                """);
        return this;
    }

    /**
     * Reservations of an hour each at hours of the window that are unlike from room to room, so that no time suits all.
     *
     * @param like which rooms, as a pattern of their points' codes
     */
    Stock scattered(String like, int reservations) throws SQLException, IOException {
        run("""
                insert into reservations.reservation (holder, point, room, during)
                  select gen_random_uuid(), point, id, tstzrange(h, h + interval '1 hour')
                    from points.room r, generate_series(timestamptz '%s', '%s'::timestamptz - interval '1 hour', interval '1 hour') h
                   where r.point like '%s' order by hashtext(id || h) limit %d;
                """.formatted(WINDOW, WINDOW_END, like, reservations));
        return this;
    }

    /** Reservations of all 53 points together, in the first working hours of the window. */
    Stock together(int reservations) throws SQLException, IOException {
        run(PLACES + """
                insert into reservations.reservation (holder, point, room, during)
                  select gen_random_uuid(), code, room, tstzrange(h, h + interval '1 hour')
                    from (select h from generate_series(timestamptz '%s', '%s', interval '1 hour') h
                           where extract(hour from h) between 1 and 9 order by h limit %d), place;
                """.formatted(WINDOW, WINDOW_END, reservations / POINTS));
        return this;
    }

    /** Empties the window. */
    Stock clear() throws SQLException, IOException {
        run("""
                delete from reservations.reservation where during && tstzrange('%s', '%s');
                """.formatted(WINDOW, WINDOW_END));
        return this;
    }

    /** No briefing was ever scheduled. */
    Stock none() throws SQLException, IOException {
        run("truncate briefings.briefing, reservations.reservation, web.first_answer cascade");
        return this;
    }

    /** More points, of codes {@code D-0001} and so on, each with a room. */
    Stock points(int count) throws SQLException, IOException {
        run("""
                insert into points.point (code, name, kind)
                  select 'D-' || lpad(n::text, 4, '0'), 'Điểm cầu ' || n, 'OTHER' from generate_series(1, %d) n;
                insert into points.room (point, code, name, capacity)
                  select code, 'P1', 'Phòng họp', 30 from points.point where code like 'D-%%';
                """.formatted(count));
        return this;
    }

    /** A root above the 53 points and communes below the districts: {@code TREE:THANH-PHO} is 1 + 53 + 151 points. */
    Stock communes() throws SQLException, IOException {
        run("""
                insert into points.point (code, name, kind) values ('THANH-PHO', 'Thành phố', 'CENTRAL');
                update points.point set parent = 'THANH-PHO' where code = 'VP-UBND';
                insert into points.point (code, name, kind, parent)
                  select 'X-' || lpad(n::text, 3, '0'), 'Xã ' || n, 'COMMUNE', district.code
                    from generate_series(1, 151) n
                    join (select code, row_number() over (order by position) - 1 as i, count(*) over () as of
                            from points.point where kind = 'DISTRICT') district on district.i = n % district.of;
                insert into points.room (point, code, name, capacity)
                  select code, 'P1', 'Phòng họp', 30 from points.point where code like 'X-%' or code = 'THANH-PHO';
                """);
        return this;
    }

    /** What autovacuum would do sooner or later, now, and no checkpoint while the clock runs. */
    void settle() throws SQLException, IOException {
        run("vacuum analyze");
        run("checkpoint");
    }

    /** Without checking foreign keys: all are of rows written beside them. */
    private void run(String sql) throws SQLException, IOException {
        try (var connection = installation.connect();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            statement.execute(sql);
        }
    }
}
