package vn.giaoban.briefings;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.database.Sql;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.reservations.Vacancy;
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;

/** The SQL of briefings: one statement for a briefing and all its points, however many. */
@Repository
class BriefingStore {

    private static final String COLUMNS = """
            id, version, sequence, status, title, agenda, chair_name, chair_title, chair_email, host, starts_at, ends_at,
            time_zone, policy, priority, urgent_reason, buffer_before, buffer_after, reminders, attendance, cancel_reason,
            created_at, created_by""";

    /** Briefings as JSON made rows again; see {@link BriefingRows#toRow}. */
    private static final String ROWS = """
            jsonb_to_recordset(:rows) as r (
              id uuid, version int, sequence int, status text, title text, agenda jsonb, chair_name text, chair_title text,
              chair_email text, host text, starts_at timestamptz, ends_at timestamptz, time_zone text, policy text, priority text,
              urgent_reason text, buffer_before text, buffer_after text, reminders text[], attendance jsonb, cancel_reason text,
              created_at timestamptz, created_by text)""";

    private static final String INSERT_POINTS = """
            insert into briefings.expected_point (briefing, position, point, required, room, pinned, quota)
            select (b->>'id')::uuid, n, p->>'point', (p->>'required')::bool, p->>'room', (p->>'pinned')::bool, (p->>'quota')::int
              from jsonb_array_elements(:points) b, jsonb_array_elements(b->'points') with ordinality e(p, n)""";

    private static final String SELECT = """
            select b.*, agenda::text as agenda_json, attendance::text as attendance_json,
                   coalesce((select jsonb_agg(jsonb_build_object('point', p.point, 'required', p.required, 'room', p.room,
                                    'pinned', p.pinned, 'quota', p.quota) order by p.position)
                               from briefings.expected_point p where p.briefing = b.id), '[]')::text as points_json
              from briefings.briefing b
            """;

    /** What {@link Briefing#statusAt} says, in SQL. */
    private static final String STATUS_NOW = """
            case when status in ('ENDED', 'CANCELLED') then status
                 when status = 'DRAFT' then case when :now < starts_at then 'DRAFT' else 'CANCELLED' end
                 when :now < starts_at then 'SCHEDULED' when :now < ends_at then 'LIVE' else 'ENDED' end""";

    private final DatabaseClient database;
    private final JsonMapper json;
    private final BriefingRows rows;

    BriefingStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
        this.rows = new BriefingRows(json);
    }

    /** What to look for; what is null does not matter. */
    record Filter(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String point,
            @Nullable BriefingStatus status,
            @Nullable String chair,
            @Nullable String text) {}

    /** Briefings and all their points in one statement, however many; the foreign key is checked at its end. */
    Mono<Void> insert(List<Briefing> briefings) {
        return database.sql("with briefing as (insert into briefings.briefing (" + COLUMNS + ") select " + COLUMNS
                        + " from " + ROWS + ")\n" + INSERT_POINTS)
                .bind("rows", rowsOf(briefings))
                .bind("points", pointsOf(briefings))
                .then();
    }

    /** Writes new versions over the ones before them; gives how many were written: fewer when somebody else was faster. */
    Mono<Long> update(List<Briefing> briefings) {
        return database.sql("update briefings.briefing b set (" + COLUMNS + ") = (select "
                        + COLUMNS.replaceAll("(\\w+)", "r.$1") + ")\n  from " + ROWS
                        + "\n where b.id = r.id and b.version = r.version - 1")
                .bind("rows", rowsOf(briefings))
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> replacePoints(List<Briefing> briefings) {
        return database.sql("delete from briefings.expected_point where briefing = any(:ids)")
                .bind("ids", briefings.stream().map(b -> b.id().value()).toArray(UUID[]::new))
                .then()
                .then(database.sql(INSERT_POINTS)
                        .bind("points", pointsOf(briefings))
                        .then());
    }

    private Json rowsOf(List<Briefing> briefings) {
        return Json.of(json.writeValueAsBytes(
                briefings.stream().map(BriefingRows::toRow).toList()));
    }

    private Json pointsOf(List<Briefing> briefings) {
        return Json.of(json.writeValueAsBytes(briefings.stream()
                .map(b -> Map.of("id", b.id(), "points", b.points()))
                .toList()));
    }

    Mono<Briefing> find(BriefingId id) {
        return one(SELECT + "where id = :id", id);
    }

    /**
     * Finds them, in the order of their ids, and keeps others from changing them until the end of the transaction. Two statements: one that
     * waited for a lock would see the new briefing with the points of its old version.
     */
    Flux<Briefing> findForChange(Collection<UUID> ids) {
        return database.sql("select id from briefings.briefing where id = any(:ids) order by id for no key update")
                .bind("ids", ids.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all()
                .collectList()
                .flatMapMany(locked -> database.sql(SELECT + "where id = any(:ids) order by id")
                        .bind("ids", locked.toArray(UUID[]::new))
                        .map(rows::toBriefing)
                        .all());
    }

    /** Finds it and keeps others from changing it until the end of the transaction, though not from doing the same. */
    Mono<Briefing> findKept(BriefingId id) {
        return database.sql("select id from briefings.briefing where id = :id for share")
                .bind("id", id.value())
                .mapValue(UUID.class)
                .one()
                .flatMap(_ -> find(id));
    }

    /** Whether the point is expected at the briefing, or is its host. */
    Mono<Boolean> concerns(UUID id, String point) {
        return database.sql("""
                        select exists (select from briefings.expected_point where briefing = :id and point = :point)
                            or exists (select from briefings.briefing where id = :id and host = :point)""")
                .bind("id", id)
                .bind("point", point)
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<Briefing> one(String sql, BriefingId id) {
        return database.sql(sql).bind("id", id.value()).map(rows::toBriefing).one();
    }

    Flux<Briefing> findAll(Collection<UUID> ids) {
        return database.sql(SELECT + "where id = any(:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .map(rows::toBriefing)
                .all();
    }

    Flux<Briefing> list(Filter filter, Paging paging, Instant now) {
        var sql = database.sql(SELECT + """
                        where (:from::timestamptz is null or ends_at > :from) and (:to::timestamptz is null or starts_at < :to)
                          and (:point::text is null or exists
                                (select 1 from briefings.expected_point p where p.briefing = id and p.point = :point))
                          and (:status::text is null or :status = %s)
                          and (:chair::text is null or points.fold(concat_ws(' ', chair_name, chair_email)) like '%%' || points.fold(:chair) || '%%')
                          and (:text::text is null or points.fold(title) like '%%' || points.fold(:text) || '%%')
                          and (:afterStart::timestamptz is null or (starts_at, id) > (:afterStart, :afterId::uuid))
                        order by starts_at, id limit :limit""".formatted(STATUS_NOW))
                .bind("from", Sql.orNull(filter.from(), Instant.class))
                .bind("to", Sql.orNull(filter.to(), Instant.class))
                .bind("point", Sql.text(filter.point()))
                .bind(
                        "status",
                        Sql.text(
                                filter.status() == null ? null : filter.status().name()))
                .bind("chair", Sql.likeSafe(filter.chair()))
                .bind("text", Sql.likeSafe(filter.text()))
                .bind("now", now)
                .bind("limit", paging.limit() + 1);
        return after(sql, paging).map(rows::toBriefing).all();
    }

    private static GenericExecuteSpec after(GenericExecuteSpec sql, Paging paging) {
        if (paging.after().isEmpty())
            return sql.bindNull("afterStart", Instant.class).bindNull("afterId", UUID.class);
        try {
            return sql.bind(
                            "afterStart",
                            Parameters.requiredTime("cursor", paging.after().get(0)))
                    .bind("afterId", UUID.fromString(paging.after().get(1)));
        } catch (IllegalArgumentException e) {
            throw InvalidRequest.at("cursor", "is not a cursor of this list").asException();
        }
    }

    /** Without their points, of which many briefings together have very many. */
    Flux<HeldBriefing> findHeld(Instant from, Instant to) {
        return database.sql("""
                        select id, title, starts_at from briefings.briefing
                         where status in ('SCHEDULED', 'LIVE', 'ENDED') and starts_at >= :from and starts_at < :to
                        order by starts_at, id""")
                .bind("from", from)
                .bind("to", to)
                .map(row -> new HeldBriefing(
                        new BriefingId(Sql.required(row, "id", UUID.class)),
                        Sql.required(row, "title", String.class),
                        Sql.required(row, "starts_at", Instant.class)))
                .all();
    }

    /** Those whose start or end has come and whose written status does not say so yet. */
    Flux<BriefingId> findOverdue(Instant now, int limit) {
        return database.sql("""
                        select id from briefings.briefing
                         where (status in ('DRAFT', 'SCHEDULED') and starts_at <= :now) or (status = 'LIVE' and ends_at <= :now)
                         order by starts_at limit :limit""")
                .bind("now", now)
                .bind("limit", limit)
                .mapValue(UUID.class)
                .all()
                .map(BriefingId::new);
    }

    /** Those that have not begun, and lack a room at one of these points while it is free. */
    Flux<BriefingId> findWaiting(Collection<Vacancy> vacancies, Instant now) {
        return database.sql("""
                        select distinct b.id
                          from unnest(:points::text[], :starts::timestamptz[], :ends::timestamptz[]) v(point, starts, ends)
                          join briefings.expected_point p on p.point = v.point and p.room is null
                          join briefings.briefing b on b.id = p.briefing
                         where b.status in ('DRAFT', 'SCHEDULED') and b.starts_at > :now
                           and b.starts_at - b.buffer_before::interval < v.ends
                           and b.ends_at + b.buffer_after::interval > v.starts""")
                .bind("points", vacancies.stream().map(Vacancy::point).toArray(String[]::new))
                .bind(
                        "starts",
                        vacancies.stream().map(v -> v.time().start().toString()).toArray(String[]::new))
                .bind(
                        "ends",
                        vacancies.stream().map(v -> v.time().end().toString()).toArray(String[]::new))
                .bind("now", now)
                .mapValue(UUID.class)
                .all()
                .map(BriefingId::new);
    }

    /** Writes down a status that time has brought: not a change of the plan, so the version stays. */
    Mono<Void> saveStatus(Briefing briefing) {
        return database.sql("update briefings.briefing set status = :status where id = :id")
                .bind("status", briefing.status().name())
                .bind("id", briefing.id().value())
                .then();
    }

    Flux<Briefing> findTold(Instant from, Instant to, @Nullable String point) {
        return database.sql(SELECT + """
                        where (status in ('SCHEDULED', 'LIVE', 'ENDED') or (status = 'CANCELLED' and sequence > 0))
                          and ends_at > :from and starts_at < :to
                          and (:point::text is null or exists
                                (select 1 from briefings.expected_point p where p.briefing = id and p.point = :point))
                        order by starts_at, id""")
                .bind("from", from)
                .bind("to", to)
                .bind("point", Sql.text(point))
                .map(rows::toBriefing)
                .all();
    }

    /** What the rooms of a point are booked for. */
    Flux<CalendarItem> calendar(@Nullable String point, Instant from, Instant to, Instant now) {
        return database.sql("""
                        select b.id, b.title, p.point, p.room, b.starts_at, b.ends_at, b.time_zone, %s as status
                          from briefings.briefing b join briefings.expected_point p on p.briefing = b.id
                         where (:point::text is null or p.point = :point) and b.status <> 'CANCELLED'
                           and b.ends_at > :from and b.starts_at < :to
                         order by b.starts_at, b.id, p.position""".formatted(STATUS_NOW))
                .bind("point", Sql.text(point))
                .bind("from", from)
                .bind("to", to)
                .bind("now", now)
                .map(BriefingRows::toCalendarItem)
                .all();
    }

    /** One row for a briefing, its points as one value: many briefings together have very many. */
    Flux<Glance> glance(Instant from, Instant to, Instant now) {
        return database.sql("""
                        select b.id, b.title, b.chair_name, b.starts_at, b.ends_at, %s as status, p.expected, p.booked
                          from briefings.briefing b
                          cross join lateral (select count(*)::int as expected,
                                                     coalesce(array_agg(point) filter (where room is not null), '{}') as booked
                                                from briefings.expected_point where briefing = b.id) p
                         where b.ends_at > :from and b.starts_at < :to
                         order by b.starts_at, b.id""".formatted(STATUS_NOW))
                .bind("from", from)
                .bind("to", to)
                .bind("now", now)
                .map(BriefingRows::toGlance)
                .all();
    }

    /** Coming briefings that expect the point (or have booked the room). */
    Flux<Briefing> findComing(String point, @Nullable String room, Instant now) {
        return database.sql(SELECT + """
                        where status in ('DRAFT', 'SCHEDULED', 'LIVE') and ends_at > :now
                          and exists (select 1 from briefings.expected_point p
                                       where p.briefing = id and p.point = :point and (:room::text is null or p.room = :room))
                        order by starts_at limit 100""")
                .bind("point", point)
                .bind("room", Sql.text(room))
                .bind("now", now)
                .map(rows::toBriefing)
                .all();
    }
}
