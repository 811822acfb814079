package vn.giaoban.roster;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.database.Sql;

/** The SQL of answers, delegates and links. */
@Repository
class RosterStore {

    /** Who is expected, in order: one statement and one row, since a row for each would cost more. */
    private static final String EXPECTED = """
            coalesce((select json_agg(json_build_object('briefing', briefing, 'answer',
                             json_build_object('point', point, 'response', response, 'reason', reason)) order by briefing, position)
                        from roster.answer where %s and expected), '[]')::text as answers,
            coalesce((select json_agg(json_build_object('briefing', briefing, 'delegate',
                             json_build_object('id', id, 'name', name, 'title', title, 'email', email, 'phone', phone, 'point', point,
                               'role', role, 'response', response, 'substituteFor', substitute_for)) order by briefing, position, name, id)
                        from roster.delegate where %s and expected), '[]')::text as delegates""";

    private final DatabaseClient database;
    private final JsonMapper json;

    RosterStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A new delegate, with the id that it will have. */
    record NewDelegate(
            UUID id,
            String name,
            @Nullable String title,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String point,
            DelegateRole role) {}

    /** A new link of a point or a delegate, with the hash of its token. */
    record NewLink(
            UUID id, @Nullable String point, @Nullable UUID delegate, String hash) {}

    /** A link as it is kept. */
    record LinkRow(
            UUID id,
            UUID briefing,
            @Nullable String point,
            @Nullable UUID delegate,
            int generation,
            boolean revoked) {}

    /** A point's answer at one of several briefings. */
    record AnswerRow(UUID briefing, PointAnswer answer) {}

    /** A delegate of one of several briefings. */
    record DelegateRow(UUID briefing, Delegate delegate) {}

    /** Points and delegates that are expected at a briefing from now on, and their links. */
    record Expectation(UUID briefing, List<String> points, List<NewDelegate> delegates, List<NewLink> links) {
        boolean isAny() {
            return !links.isEmpty();
        }
    }

    /** Points in catalogue order and delegates in the order they were named, of several briefings. */
    record Expected(List<AnswerRow> answers, List<DelegateRow> delegates) {}

    /** Expects points and delegates, and gives each a link: one statement, whose foreign keys are checked at its end. */
    Mono<Void> insert(List<Expectation> expectations) {
        return database.sql("""
                        with expected as (
                          select (x->>'briefing')::uuid as briefing, x->'points' as points, x->'delegates' as delegates, x->'links' as links
                            from jsonb_array_elements(:expectations) x),
                        answer as (
                          insert into roster.answer (briefing, point)
                          select briefing, point from expected, jsonb_array_elements_text(points) point
                          on conflict (briefing, point) do update set expected = true, response = 'PENDING', reason = null),
                        delegate as (
                          insert into roster.delegate (id, briefing, position, name, title, email, phone, point, role)
                          select (d->>'id')::uuid, briefing, n, d->>'name', d->>'title', d->>'email', d->>'phone', d->>'point', d->>'role'
                            from expected, jsonb_array_elements(delegates) with ordinality e(d, n)),
                        new as (
                          select (l->>'id')::uuid as id, briefing, l->>'point' as point, (l->>'delegate')::uuid as delegate, l->>'hash' as hash
                            from expected, jsonb_array_elements(links) l),
                        link as (
                          insert into roster.link (id, briefing, point, delegate) select id, briefing, point, delegate from new)
                        insert into roster.link_token (hash, link, generation) select hash, id, 1 from new""").bind("expectations", toJson(expectations)).then();
    }

    /** Those points are not expected any more: what they answered is kept, their links are dead. */
    Mono<Void> dropPoints(BriefingId briefing, List<String> points) {
        return database.sql("""
                        with dropped as (
                          update roster.answer set expected = false where briefing = :briefing and point = any(:points)),
                        left_out as (
                          update roster.delegate set expected = false where briefing = :briefing and point = any(:points) returning id)
                        update roster.link set revoked = true
                         where briefing = :briefing
                           and (point = any(:points) or delegate in (select id from left_out))""")
                .bind("briefing", briefing.value())
                .bind("points", Sql.texts(points))
                .then();
    }

    /** The chairs are somebody else, or nobody: those before are not expected any more. */
    Mono<Void> dropChairs(List<BriefingId> briefings) {
        return database.sql("""
                        with former as (
                          update roster.delegate set expected = false
                           where briefing = any(:briefings) and role = 'CHAIR' and point is null and expected returning id)
                        update roster.link set revoked = true where delegate in (select id from former)""").bind("briefings", ids(briefings)).then();
    }

    Mono<Void> revokeAll(List<BriefingId> briefings) {
        return database.sql("update roster.link set revoked = true where briefing = any(:briefings) and not revoked")
                .bind("briefings", ids(briefings))
                .then();
    }

    private static UUID[] ids(List<BriefingId> briefings) {
        return briefings.stream().map(BriefingId::value).toArray(UUID[]::new);
    }

    /** All that is expected at these briefings. */
    Mono<Expected> expected(Collection<UUID> briefings) {
        return database.sql("select " + EXPECTED.formatted("briefing = any(:briefings)", "briefing = any(:briefings)"))
                .bind("briefings", briefings.toArray(UUID[]::new))
                .map(this::toExpected)
                .one();
    }

    /** A link that was followed, and its holder if they are expected. */
    record Followed(LinkRow link, Expected holder) {}

    /** As {@link #findByHash}, with its holder: hundreds follow their links at once. */
    Mono<Followed> follow(String hash) {
        return database.sql(
                        "select l.id as link, l.briefing as at, l.point as of_point, l.delegate as of_delegate, t.generation,"
                                + " l.revoked or t.generation < l.generation as revoked,\n"
                                + EXPECTED.formatted("briefing = l.briefing and point = l.point", "id = l.delegate")
                                + "\n from roster.link_token t join roster.link l on l.id = t.link where t.hash = :hash")
                .bind("hash", hash)
                .map(row -> new Followed(toLink(row), toExpected(row)))
                .one();
    }

    private static LinkRow toLink(Readable row) {
        return new LinkRow(
                Sql.required(row, "link", UUID.class),
                Sql.required(row, "at", UUID.class),
                row.get("of_point", String.class),
                row.get("of_delegate", UUID.class),
                Sql.required(row, "generation", Integer.class),
                Sql.required(row, "revoked", Boolean.class));
    }

    /** How many points of a briefing answered what. */
    record CountRow(UUID briefing, int expected, int accepted, int declined) {

        AnswerCounts counts() {
            return new AnswerCounts(expected, accepted, declined);
        }
    }

    Flux<CountRow> counts(Collection<BriefingId> briefings) {
        return database.sql("""
                        select briefing, count(*)::int as expected,
                               (count(*) filter (where response = 'ACCEPTED'))::int as accepted,
                               (count(*) filter (where response = 'DECLINED'))::int as declined
                          from roster.answer where briefing = any(:briefings) and expected group by briefing""")
                .bind("briefings", ids(List.copyOf(briefings)))
                .mapProperties(CountRow.class)
                .all();
    }

    Flux<LinkRow> liveLinks(BriefingId briefing) {
        return database.sql("select * from roster.link where briefing = :briefing and not revoked order by id")
                .bind("briefing", briefing.value())
                .mapProperties(LinkRow.class)
                .all();
    }

    Flux<LinkRow> liveLinks(Collection<BriefingId> briefings) {
        return database.sql("select * from roster.link where briefing = any(:briefings) and not revoked order by id")
                .bind("briefings", ids(List.copyOf(briefings)))
                .mapProperties(LinkRow.class)
                .all();
    }

    /** The link behind a token's hash; taken back if it is, or if the token is of an earlier generation. */
    Mono<LinkRow> findByHash(String hash) {
        return database.sql("""
                        select l.id, l.briefing, l.point, l.delegate, t.generation, l.revoked or t.generation < l.generation as revoked
                          from roster.link_token t join roster.link l on l.id = t.link where t.hash = :hash""").bind("hash", hash).mapProperties(LinkRow.class).one();
    }

    /** @param address in lower case */
    Flux<UUID> briefingsOf(String address) {
        return database.sql("select distinct briefing from roster.delegate where lower(email) = :address and expected")
                .bind("address", address)
                .mapValue(UUID.class)
                .all();
    }

    Mono<LinkRow> findLink(UUID link) {
        return database.sql("select * from roster.link where id = :link")
                .bind("link", link)
                .mapProperties(LinkRow.class)
                .one();
    }

    Mono<LinkRow> findLinkForChange(BriefingId briefing, UUID delegate) {
        return database.sql("select * from roster.link where briefing = :briefing and delegate = :delegate for update")
                .bind("briefing", briefing.value())
                .bind("delegate", delegate)
                .mapProperties(LinkRow.class)
                .one();
    }

    Mono<Void> renewLink(UUID link, int generation, String hash) {
        return database.sql("""
                        with raised as (update roster.link set generation = :generation, revoked = false where id = :link)
                        insert into roster.link_token (hash, link, generation) values (:hash, :link, :generation)""")
                .bind("link", link)
                .bind("generation", generation)
                .bind("hash", hash)
                .then();
    }

    Mono<Long> answerOfPoint(BriefingId briefing, String point, Response response, @Nullable String reason) {
        return database.sql("""
                        update roster.answer set response = :response, reason = :reason, at = now()
                         where briefing = :briefing and point = :point and expected""")
                .bind("briefing", briefing.value())
                .bind("point", point)
                .bind("response", response.name())
                .bind("reason", Sql.text(reason))
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> answerOfDelegate(UUID delegate, Response response) {
        return database.sql("update roster.delegate set response = :response where id = :delegate and expected")
                .bind("delegate", delegate)
                .bind("response", response.name())
                .fetch()
                .rowsUpdated();
    }

    private Json toJson(Object rows) {
        return Json.of(json.writeValueAsBytes(rows));
    }

    private Expected toExpected(Readable row) {
        return new Expected(
                json.readValue(Sql.required(row, "answers", String.class), new TypeReference<List<AnswerRow>>() {}),
                json.readValue(
                        Sql.required(row, "delegates", String.class), new TypeReference<List<DelegateRow>>() {}));
    }
}
