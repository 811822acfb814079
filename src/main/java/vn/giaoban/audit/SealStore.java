package vn.giaoban.audit;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.database.Sql;

/** The SQL of the trail's chain. */
@Repository("auditSealStore")
class SealStore {

    private final DatabaseClient database;
    private final JsonMapper json;

    SealStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The end of the chain. */
    record Head(long seq, String hash) {}

    /** An entry that has no link yet. */
    record Waiting(long id, String text) {}

    /** A link with what it covers; without text when the entry is gone. */
    record Covered(AuditSeal link, @Nullable String text) {}

    Mono<Head> head() {
        return head("");
    }

    /** Locks the end of the chain until the end of the transaction. */
    Mono<Head> lock() {
        return head(" for update");
    }

    private Mono<Head> head(String lock) {
        return database.sql("select seq, encode(head, 'hex') as hash from audit.chain" + lock)
                .map(row -> new Head(Sql.required(row, "seq", Long.class), Sql.required(row, "hash", String.class)))
                .one();
    }

    /** Entries that are committed and have no link, the lowest numbers first. */
    Flux<Waiting> waiting(int most) {
        return database.sql("""
                        select e.id, audit.text(e) as text from audit.unsealed u join audit.entry e on e.id = u.entry
                         order by u.entry limit :most""")
                .bind("most", most)
                .map(row -> new Waiting(Sql.required(row, "id", Long.class), Sql.required(row, "text", String.class)))
                .all();
    }

    /** Adds links to the locked chain. */
    Mono<Void> append(List<AuditSeal> links) {
        var last = links.getLast();
        return database.sql("""
                        with linked as (
                          insert into audit.link (seq, entry, previous, hash)
                          select l.seq, l.entry, decode(l.previous, 'hex'), decode(l.hash, 'hex')
                            from jsonb_to_recordset(:links) as l(seq bigint, entry bigint, previous text, hash text)
                          returning entry),
                        gone as (delete from audit.unsealed u using linked where u.entry = linked.entry)
                        update audit.chain set seq = :seq, head = decode(:head, 'hex')""")
                .bind("links", Json.of(json.writeValueAsBytes(links)))
                .bind("seq", last.seq())
                .bind("head", last.hash())
                .then();
    }

    /** Links from one on, in order. */
    Flux<Covered> links(long from, int most) {
        return database.sql("""
                        select l.seq, l.entry, encode(l.previous, 'hex') as previous, encode(l.hash, 'hex') as hash,
                               case when e.id is not null then audit.text(e) end as text
                          from audit.link l left join audit.entry e on e.id = l.entry
                         where l.seq >= :from order by l.seq limit :most""")
                .bind("from", from)
                .bind("most", most)
                .map(SealStore::toCovered)
                .all();
    }

    private static Covered toCovered(Readable row) {
        var link = new AuditSeal(
                Sql.required(row, "seq", Long.class),
                Sql.required(row, "entry", Long.class),
                Sql.required(row, "previous", String.class),
                Sql.required(row, "hash", String.class));
        return new Covered(link, row.get("text", String.class));
    }

    /** How many entries wait for their link. */
    Mono<Long> countWaiting() {
        return database.sql("select count(*) from audit.unsealed")
                .mapValue(Long.class)
                .one();
    }

    /** The first entry that neither has a link nor waits for one; empty when there is none, as it should be. */
    Mono<Long> findStray() {
        return database.sql("""
                        select e.id from audit.entry e
                         where not exists (select from audit.link l where l.entry = e.id)
                           and not exists (select from audit.unsealed u where u.entry = e.id)
                         order by e.id limit 1""").mapValue(Long.class).one();
    }

    Mono<Void> forgetReadings() {
        return database.sql("delete from audit.reading where hour < now() - interval '1 day'")
                .then();
    }
}
