package vn.giaoban.series;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;
import vn.giaoban.recurrence.Recurrence;

/** The SQL of series and their members. */
@Repository
class SeriesStore {

    private static final String SELECT = """
            select s.*, s.template::text as template_json, s.exdates::text[] as exdate_texts
              from series.series s
            """;

    private final DatabaseClient database;

    SeriesStore(DatabaseClient database) {
        this.database = database;
    }

    /** What a briefing's JSON says of its series. */
    record Shown(Member member, Series series, long occurrences, String skipped) {}

    Mono<Series> find(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .bind("id", id)
                .map(SeriesStore::toSeries)
                .one();
    }

    Mono<Series> findForChange(UUID id) {
        return database.sql(SELECT + "where id = :id for no key update")
                .bind("id", id)
                .map(SeriesStore::toSeries)
                .one();
    }

    Flux<UUID> findUnfilled(Instant until) {
        return database.sql("""
                        select id from series.series
                         where before_local is null and rrule !~* '(COUNT|UNTIL)=' and filled_until < :until at time zone 'UTC'
                         order by filled_until""").bind("until", until).mapValue(UUID.class).all();
    }

    Mono<Boolean> hasBranches(UUID series) {
        return database.sql("select exists(select 1 from series.series where split_from = :series) as has_branches")
                .bind("series", series)
                .map(row -> Sql.required(row, "has_branches", Boolean.class))
                .one();
    }

    Mono<Member> findMember(BriefingId briefing) {
        return database.sql("select * from series.occurrence where briefing = :briefing")
                .bind("briefing", briefing.value())
                .map(SeriesStore::toMember)
                .one();
    }

    Flux<Member> members(UUID series, LocalDateTime from) {
        return database.sql("""
                        select * from series.occurrence
                         where series = :series and recurrence_id >= :from order by recurrence_id""")
                .bind("series", series)
                .bind("from", from)
                .map(SeriesStore::toMember)
                .all();
    }

    Flux<Shown> shown(Collection<UUID> briefings) {
        return database.sql("""
                        select s.*, s.template::text as template_json, s.exdates::text[] as exdate_texts,
                               o.series, o.briefing, o.recurrence_id, o.changed,
                               (select count(*) from series.occurrence all_of where all_of.series = s.id) as occurrences,
                               coalesce((select jsonb_agg(jsonb_build_object('starts', k.starts_at, 'ends', k.ends_at, 'conflicts', k.conflicts)
                                                order by k.recurrence_id)
                                           from series.skipped k where k.series = s.id), '[]')::text as skipped
                          from series.occurrence o join series.series s on s.id = o.series
                         where o.briefing = any(:briefings)""")
                .bind("briefings", briefings.toArray(UUID[]::new))
                .map(row -> new Shown(
                        toMember(row),
                        toSeries(row),
                        Sql.required(row, "occurrences", Long.class),
                        Sql.required(row, "skipped", String.class)))
                .all();
    }

    Mono<Void> insert(Series series) {
        return bind(database.sql("""
                        insert into series.series (id, rrule, starts_local, time_zone, exdates, from_local, before_local, shift, length,
                                                   template, published, filled_until, split_from, created_at, created_by)
                        values (:id, :rrule, :start, :zone, :exdates::timestamp[], :from, :before, :shift, :length,
                                :template, :published, :filledUntil, :splitFrom, :createdAt, :createdBy)"""), series)
                .bind("rrule", series.recurrence().rrule())
                .bind("start", series.recurrence().start())
                .bind("zone", series.recurrence().zone().getId())
                .bind("splitFrom", Sql.orNull(series.splitFrom(), UUID.class))
                .bind("createdAt", series.createdAt())
                .bind("createdBy", series.createdBy())
                .then();
    }

    Mono<Void> update(Series series) {
        return bind(database.sql("""
                        update series.series
                           set (exdates, from_local, before_local, shift, length, template, published, filled_until)
                             = (:exdates::timestamp[], :from, :before, :shift, :length, :template, :published, :filledUntil)
                         where id = :id"""), series).then();
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec sql, Series series) {
        var recurrence = series.recurrence();
        return sql.bind("id", series.id())
                .bind(
                        "exdates",
                        Sql.texts(recurrence.exdates().stream()
                                .map(LocalDateTime::toString)
                                .toList()))
                .bind("from", Sql.orNull(recurrence.from(), LocalDateTime.class))
                .bind("before", Sql.orNull(recurrence.before(), LocalDateTime.class))
                .bind("shift", recurrence.shift().toString())
                .bind("length", series.length().toString())
                .bind("template", Json.of(series.template()))
                .bind("published", series.published())
                .bind("filledUntil", series.filledUntil());
    }

    Mono<Void> insertMembers(List<Member> members) {
        if (members.isEmpty()) return Mono.empty();
        return database.sql("""
                        insert into series.occurrence (briefing, series, recurrence_id)
                        select briefing, series, recurrence_id
                          from unnest(:briefings::uuid[], :series::uuid[], :recurrenceIds::timestamp[]) m(briefing, series, recurrence_id)""")
                .bind(
                        "briefings",
                        members.stream().map(m -> m.briefing().value()).toArray(UUID[]::new))
                .bind("series", members.stream().map(Member::series).toArray(UUID[]::new))
                .bind(
                        "recurrenceIds",
                        Sql.texts(members.stream()
                                .map(m -> m.recurrenceId().toString())
                                .toList()))
                .then();
    }

    Mono<Void> insertSkipped(UUID series, List<Skipped> skipped) {
        if (skipped.isEmpty()) return Mono.empty();
        return database.sql("""
                        insert into series.skipped (series, recurrence_id, starts_at, ends_at, conflicts)
                        select :series, recurrence_id, starts, ends, conflicts
                          from unnest(:recurrenceIds::timestamp[], :starts::timestamptz[], :ends::timestamptz[], :conflicts::jsonb[])
                               s(recurrence_id, starts, ends, conflicts)""")
                .bind("series", series)
                .bind("recurrenceIds", column(skipped, s -> s.recurrenceId()))
                .bind("starts", column(skipped, s -> s.time().start()))
                .bind("ends", column(skipped, s -> s.time().end()))
                .bind("conflicts", column(skipped, Skipped::conflicts))
                .then();
    }

    private static String[] column(List<Skipped> skipped, java.util.function.Function<Skipped, Object> member) {
        return skipped.stream().map(member).map(Object::toString).toArray(String[]::new);
    }

    Mono<Void> moveMembers(UUID from, UUID to, LocalDateTime recurrenceId) {
        return database.sql("""
                        with skipped as (
                          update series.skipped set series = :to where series = :from and recurrence_id >= :recurrenceId)
                        update series.occurrence set series = :to where series = :from and recurrence_id >= :recurrenceId""")
                .bind("from", from)
                .bind("to", to)
                .bind("recurrenceId", recurrenceId)
                .then();
    }

    Mono<Void> markChanged(BriefingId briefing, Set<String> members) {
        return database.sql("""
                        update series.occurrence
                           set changed = array(select distinct m from unnest(changed || :members) m order by m)
                         where briefing = :briefing""")
                .bind("briefing", briefing.value())
                .bind("members", Sql.texts(members))
                .then();
    }

    Mono<Void> clearChanged(Collection<BriefingId> briefings, Set<String> members) {
        return database.sql("""
                        update series.occurrence
                           set changed = array(select m from unnest(changed) m where m <> all(:members) order by m)
                         where briefing = any(:briefings)""")
                .bind("briefings", briefings.stream().map(BriefingId::value).toArray(UUID[]::new))
                .bind("members", Sql.texts(members))
                .then();
    }

    private static Member toMember(Readable row) {
        return new Member(
                Sql.required(row, "series", UUID.class),
                new BriefingId(Sql.required(row, "briefing", UUID.class)),
                Sql.required(row, "recurrence_id", LocalDateTime.class),
                Set.of(Sql.required(row, "changed", String[].class)));
    }

    private static Series toSeries(Readable row) {
        var recurrence = new Recurrence(
                Sql.required(row, "rrule", String.class),
                Sql.required(row, "starts_local", LocalDateTime.class),
                ZoneId.of(Sql.required(row, "time_zone", String.class)),
                Arrays.stream(Sql.required(row, "exdate_texts", String[].class))
                        .map(SeriesStore::toLocal)
                        .toList(),
                local(row, "from_local"),
                local(row, "before_local"),
                Duration.parse(Sql.required(row, "shift", String.class)));
        return new Series(
                Sql.required(row, "id", UUID.class),
                recurrence,
                Duration.parse(Sql.required(row, "length", String.class)),
                Sql.required(row, "template_json", String.class),
                Sql.required(row, "published", Boolean.class),
                Sql.required(row, "filled_until", LocalDateTime.class),
                row.get("split_from", UUID.class),
                Sql.required(row, "created_at", Instant.class),
                Sql.required(row, "created_by", String.class));
    }

    private static @Nullable LocalDateTime local(Readable row, String column) {
        return row.get(column, LocalDateTime.class);
    }

    private static LocalDateTime toLocal(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }
}
