package vn.giaoban.roster;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;

/** The SQL of lists that change after a briefing was planned. */
@Repository
class DelegateStore {

    private final DatabaseClient database;
    private final JsonMapper json;

    DelegateStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Makes everybody else wait who changes the lists of these points; gives the codes of those that are expected. */
    Flux<String> lockPlaces(BriefingId briefing, Collection<String> points) {
        return database.sql("""
                        select point from roster.answer
                         where briefing = :briefing and point = any(:points) and expected order by point for no key update""")
                .bind("briefing", briefing.value())
                .bind("points", Sql.texts(points))
                .mapValue(String.class)
                .all();
    }

    /** Adds people after those who are there, with a link each. */
    Mono<Void> append(RosterStore.Expectation added) {
        return database.sql("""
                        with last as (
                          select coalesce(max(position), 0) as at from roster.delegate where briefing = :briefing),
                        delegate as (
                          insert into roster.delegate (id, briefing, position, name, title, email, phone, point, role)
                          select (d->>'id')::uuid, :briefing, at + n, d->>'name', d->>'title', d->>'email', d->>'phone', d->>'point', d->>'role'
                            from last, jsonb_array_elements(:delegates) with ordinality e(d, n)),
                        new as (
                          select (l->>'id')::uuid as id, (l->>'delegate')::uuid as delegate, l->>'hash' as hash
                            from jsonb_array_elements(:links) l),
                        link as (
                          insert into roster.link (id, briefing, delegate) select id, :briefing, delegate from new)
                        insert into roster.link_token (hash, link, generation) select hash, id, 1 from new""")
                .bind("briefing", added.briefing())
                .bind("delegates", Json.of(json.writeValueAsBytes(added.delegates())))
                .bind("links", Json.of(json.writeValueAsBytes(added.links())))
                .then();
    }

    Mono<Void> update(Delegate after) {
        return database.sql("""
                        update roster.delegate set name = :name, title = :title, email = :email, phone = :phone, role = :role
                         where id = :id and expected""")
                .bind("id", after.id())
                .bind("name", after.name())
                .bind("title", Sql.text(after.title()))
                .bind("email", Sql.text(after.email()))
                .bind("phone", Sql.text(after.phone()))
                .bind("role", after.role().name())
                .then();
    }

    /** That person is not expected any more: what they answered is kept, their link is dead. */
    Mono<Void> drop(UUID delegate) {
        return database.sql("""
                        with dropped as (update roster.delegate set expected = false where id = :delegate)
                        update roster.link set revoked = true where delegate = :delegate""").bind("delegate", delegate).then();
    }

    Mono<Void> complete(BriefingId briefing, String point, boolean complete) {
        return database.sql("""
                        update roster.answer set complete_at = case when :complete then now() end
                         where briefing = :briefing and point = :point""")
                .bind("briefing", briefing.value())
                .bind("point", point)
                .bind("complete", complete)
                .then();
    }

    /** All expected points of these briefings, of each in catalogue order. */
    Flux<Place> places(Collection<BriefingId> briefings) {
        return database.sql("""
                        select a.briefing, a.point, a.response, a.complete_at is not null as complete,
                               (select count(*) from roster.delegate d
                                 where d.briefing = a.briefing and d.point = a.point and d.expected)::int as named
                          from roster.answer a where a.briefing = any(:briefings) and a.expected order by a.briefing, a.position""")
                .bind("briefings", briefings.stream().map(BriefingId::value).toArray(UUID[]::new))
                .map(DelegateStore::toPlace)
                .all();
    }

    private static Place toPlace(Readable row) {
        return new Place(
                new BriefingId(Sql.required(row, "briefing", UUID.class)),
                Sql.required(row, "point", String.class),
                Response.valueOf(Sql.required(row, "response", String.class)),
                Sql.required(row, "named", Integer.class),
                Sql.required(row, "complete", Boolean.class));
    }
}
