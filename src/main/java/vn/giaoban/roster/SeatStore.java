package vn.giaoban.roster;

import io.r2dbc.spi.Readable;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.database.Sql;

/** The SQL of delegates who follow one another in one seat. */
@Repository
class SeatStore {

    private static final String SELECT = """
            select id, name, title, email, phone, point, role, response, substitute_for
              from roster.delegate where id = :delegate and briefing = :briefing""";

    private final DatabaseClient database;

    SeatStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Delegate> find(BriefingId briefing, UUID delegate) {
        return one(SELECT, briefing, delegate);
    }

    Mono<Delegate> findForChange(BriefingId briefing, UUID delegate) {
        return one(SELECT + " and expected for no key update", briefing, delegate);
    }

    private Mono<Delegate> one(String sql, BriefingId briefing, UUID delegate) {
        return database.sql(sql)
                .bind("delegate", delegate)
                .bind("briefing", briefing.value())
                .map(SeatStore::toDelegate)
                .one();
    }

    /** One statement, whose foreign keys are checked at its end. */
    Mono<Void> pass(BriefingId briefing, Delegate next, UUID link, String hash) {
        return database.sql("""
                        with former as (
                          update roster.delegate set expected = false where id = :former and briefing = :briefing returning position),
                        dead as (
                          update roster.link set revoked = true where delegate = :former),
                        seat as (
                          insert into roster.delegate (id, briefing, position, name, title, email, phone, point, role, substitute_for)
                          select :id, :briefing, position, :name, :title, :email, :phone, :point, :role, :former from former),
                        way as (
                          insert into roster.link (id, briefing, delegate) values (:link, :briefing, :id))
                        insert into roster.link_token (hash, link, generation) values (:hash, :link, 1)""")
                .bind("briefing", briefing.value())
                .bind("former", Sql.orNull(next.substituteFor(), UUID.class))
                .bind("id", next.id())
                .bind("name", next.name())
                .bind("title", Sql.text(next.title()))
                .bind("email", Sql.text(next.email()))
                .bind("phone", Sql.text(next.phone()))
                .bind("point", Sql.text(next.point()))
                .bind("role", next.role().name())
                .bind("link", link)
                .bind("hash", hash)
                .then();
    }

    Mono<Map<UUID, String>> formerHolders(BriefingId briefing) {
        return database.sql("""
                        select former.id, former.name from roster.delegate d join roster.delegate former on former.id = d.substitute_for
                         where d.briefing = :briefing""")
                .bind("briefing", briefing.value())
                .map(row -> Map.entry(Sql.required(row, "id", UUID.class), Sql.required(row, "name", String.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Delegate toDelegate(Readable row) {
        return new Delegate(
                Sql.required(row, "id", UUID.class),
                Sql.required(row, "name", String.class),
                row.get("title", String.class),
                row.get("email", String.class),
                row.get("phone", String.class),
                row.get("point", String.class),
                DelegateRole.valueOf(Sql.required(row, "role", String.class)),
                Response.valueOf(Sql.required(row, "response", String.class)),
                row.get("substitute_for", UUID.class));
    }
}
