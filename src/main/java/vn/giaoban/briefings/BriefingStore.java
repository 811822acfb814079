package vn.giaoban.briefings;

import io.r2dbc.postgresql.codec.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;

/** The SQL of briefings: one statement for a briefing and all its points, however many. */
@Repository
class BriefingStore {

    private static final String COLUMNS = """
            id, version, sequence, status, title, agenda, chair_name, chair_title, chair_email, host, starts_at, ends_at,
            time_zone, policy, priority, urgent_reason, buffer_before, buffer_after, reminders, attendance, cancel_reason,
            created_at, created_by""";

    private static final String VALUES = """
            :id, :version, :sequence, :status, :title, :agenda, :chairName, :chairTitle, :chairEmail, :host, :startsAt, :endsAt,
            :timeZone, :policy, :priority, :urgentReason, :bufferBefore, :bufferAfter, :reminders, :attendance, :cancelReason,
            :createdAt, :createdBy""";

    private static final String INSERT_POINTS = """
            insert into briefings.expected_point (briefing, position, point, required, room, pinned, quota)
            select :id, n, p->>'point', (p->>'required')::bool, p->>'room', (p->>'pinned')::bool, (p->>'quota')::int
              from jsonb_array_elements(:points) with ordinality e(p, n)""";

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

    /** The briefing and all its points in one statement; the foreign key is checked at its end. */
    Mono<Void> insert(Briefing briefing) {
        return bind(
                        database.sql("with briefing as (insert into briefings.briefing (" + COLUMNS + ") values ("
                                + VALUES + "))\n" + INSERT_POINTS),
                        briefing)
                .bind("points", Json.of(json.writeValueAsBytes(briefing.points())))
                .then();
    }

    /** Writes a new version over the one before it; empty when somebody else was faster. */
    Mono<Briefing> update(Briefing briefing) {
        return bind(
                        database.sql("update briefings.briefing set (" + COLUMNS + ") = (" + VALUES
                                + ") where id = :id and version = :version - 1"),
                        briefing)
                .fetch()
                .rowsUpdated()
                .filter(updated -> updated == 1)
                .map(_ -> briefing);
    }

    Mono<Void> replacePoints(Briefing briefing) {
        return database.sql("delete from briefings.expected_point where briefing = :id")
                .bind("id", briefing.id().value())
                .then()
                .then(database.sql(INSERT_POINTS)
                        .bind("id", briefing.id().value())
                        .bind("points", Json.of(json.writeValueAsBytes(briefing.points())))
                        .then());
    }

    Mono<Briefing> find(BriefingId id) {
        return one(SELECT + "where id = :id", id);
    }

    /** Finds it and keeps others from changing it until the end of the transaction. */
    Mono<Briefing> findForChange(BriefingId id) {
        return one(SELECT + "where id = :id for no key update of b", id);
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

    Flux<Briefing> findHeld(Instant from, Instant to) {
        return database.sql(SELECT + """
                        where status in ('SCHEDULED', 'LIVE', 'ENDED') and starts_at >= :from and starts_at < :to
                        order by starts_at, id""")
                .bind("from", from)
                .bind("to", to)
                .map(rows::toBriefing)
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

    /** Writes down a status that time has brought: not a change of the plan, so the version stays. */
    Mono<Void> saveStatus(Briefing briefing) {
        return database.sql("update briefings.briefing set status = :status where id = :id")
                .bind("status", briefing.status().name())
                .bind("id", briefing.id().value())
                .then();
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

    private GenericExecuteSpec bind(GenericExecuteSpec sql, Briefing b) {
        var chair = b.chair();
        return sql.bind("id", b.id().value())
                .bind("version", b.version())
                .bind("sequence", b.sequence())
                .bind("status", b.status().name())
                .bind("title", b.title())
                .bind("agenda", Json.of(json.writeValueAsBytes(b.agenda())))
                .bind("chairName", Sql.text(chair == null ? null : chair.name()))
                .bind("chairTitle", Sql.text(chair == null ? null : chair.title()))
                .bind("chairEmail", Sql.text(chair == null ? null : chair.email()))
                .bind("host", Sql.text(b.host()))
                .bind("startsAt", b.time().start())
                .bind("endsAt", b.time().end())
                .bind("timeZone", b.zone().getId())
                .bind("policy", b.policy().name())
                .bind("priority", b.priority().name())
                .bind("urgentReason", Sql.text(b.urgentReason()))
                .bind("bufferBefore", b.bufferBefore().toString())
                .bind("bufferAfter", b.bufferAfter().toString())
                .bind("reminders", Sql.texts(texts(b.reminders())))
                .bind("attendance", Json.of(json.writeValueAsBytes(b.attendance())))
                .bind("cancelReason", Sql.text(b.cancelReason()))
                .bind("createdAt", b.createdAt())
                .bind("createdBy", b.createdBy());
    }

    private static List<String> texts(List<Duration> durations) {
        return durations.stream().map(Object::toString).toList();
    }
}
