package vn.giaoban.ledger;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.database.Sql;
import vn.giaoban.ledger.Link.Head;

/** The SQL of chains: who appends to one has locked its end before, so that each row follows on exactly one other. */
@Repository
class ChainStore {

    private final DatabaseClient database;
    private final JsonMapper json;

    ChainStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Locks the ends of the chains until the end of the transaction, in one order everywhere; begins those that are new. */
    Mono<Map<UUID, Head>> lock(Collection<UUID> briefings) {
        return heads(briefings)
                .filter(heads -> heads.size() == new HashSet<>(briefings).size())
                .switchIfEmpty(Mono.defer(() -> begin(briefings).then(heads(briefings))));
    }

    private Mono<Map<UUID, Head>> heads(Collection<UUID> briefings) {
        // not "for update": what only refers to a chain, as a seal does, need not wait
        return database.sql("""
                        select briefing, seq, encode(head, 'hex') as head, changed from ledger.chain
                         where briefing = any(:briefings) order by briefing for no key update""")
                .bind("briefings", briefings.toArray(UUID[]::new))
                .map(ChainStore::toHead)
                .all()
                .collectMap(Head::briefing);
    }

    private Mono<Void> begin(Collection<UUID> briefings) {
        return database.sql("""
                        insert into ledger.chain (briefing) select briefing from unnest(:briefings::uuid[]) b(briefing) order by briefing
                        on conflict do nothing""")
                .bind("briefings", briefings.toArray(UUID[]::new))
                .then();
    }

    private static Head toHead(Readable row) {
        return new Head(
                Sql.required(row, "briefing", UUID.class),
                Sql.required(row, "seq", Long.class),
                Sql.required(row, "head", String.class),
                Sql.required(row, "changed", Long.class));
    }

    /** Those of the digests that are kept already; the chains are locked. */
    Mono<Set<String>> known(Collection<String> digests) {
        return database.sql("""
                        select encode(f.digest, 'hex') from unnest(:digests::text[]) d(hex) join ledger.fact f on f.digest = decode(d.hex, 'hex')""")
                .bind("digests", Sql.texts(digests))
                .mapValue(String.class)
                .all()
                .collect(HashSet::new, Set::add);
    }

    /** Appends rows to locked chains, whose new ends are given. */
    Mono<Void> append(List<Link> links, Collection<Head> ends) {
        return database.sql("""
                        with moved as (
                          update ledger.chain c set seq = e.seq, head = decode(e.hash, 'hex'), changed = e.changed
                            from jsonb_to_recordset(:ends) as e(briefing uuid, seq bigint, hash text, changed bigint)
                           where c.briefing = e.briefing)
                        insert into ledger.fact (briefing, seq, kind, at, body, digest, previous, hash)
                        select l.briefing, l.seq, l.kind, timestamptz 'epoch' + l.at * interval '1 microsecond', l.body,
                               decode(nullif(l.digest, ''), 'hex'), decode(l.previous, 'hex'), decode(l.hash, 'hex')
                          from jsonb_to_recordset(:links) as l(
                               briefing uuid, seq bigint, kind text, at bigint, body text, digest text, previous text, hash text)""")
                .bind("ends", toJson(new ArrayList<>(ends)))
                .bind("links", toJson(links))
                .then();
    }

    private Json toJson(Object value) {
        return Json.of(json.writeValueAsBytes(value));
    }

    /** Who was in a room by the last list of it that was kept. */
    Flux<String> listed(UUID briefing, String roomJid) {
        return database.sql("""
                        select jid from (
                          select distinct on (jid) jid, there from (
                            select seq, jsonb_array_elements_text(body::jsonb -> 'came') as jid, true as there from ledger.fact
                             where briefing = :briefing and kind = 'LIST' and body::jsonb ->> 'roomJid' = :room
                            union all
                            select seq, jsonb_array_elements_text(body::jsonb -> 'gone'), false from ledger.fact
                             where briefing = :briefing and kind = 'LIST' and body::jsonb ->> 'roomJid' = :room) moves
                           order by jid, seq desc) last
                         where there order by jid""")
                .bind("briefing", briefing)
                .bind("room", roomJid)
                .mapValue(String.class)
                .all();
    }

    /** Whether the last two facts were lists: what was told before them, they have both seen. */
    Mono<Boolean> isQuiet(UUID briefing, long end) {
        return database.sql("""
                        select count(*) = 2 from ledger.fact where briefing = :briefing and seq > :end - 2 and kind = 'LIST'""")
                .bind("briefing", briefing)
                .bind("end", end)
                .mapValue(Boolean.class)
                .one();
    }

    /** Keeps events of rooms that no briefing has, each once. */
    Mono<Void> keepOrphans(List<Orphan> orphans) {
        return database.sql("""
                        insert into ledger.orphan (digest, room, at, body)
                        select decode(o.digest, 'hex'), o.room, timestamptz 'epoch' + o.at * interval '1 microsecond', o.body
                          from jsonb_to_recordset(:orphans) as o(digest text, room text, at bigint, body text)
                         order by o.digest
                        on conflict (digest) do nothing""").bind("orphans", toJson(orphans)).then();
    }

    /** Takes the events of a room out of the orphans, the oldest first. */
    Flux<Orphan> takeOrphans(String room) {
        return database.sql("""
                        with taken as (delete from ledger.orphan where room = :room returning digest, room, at, body)
                        select encode(digest, 'hex') as digest, room, (extract(epoch from at) * 1000000)::bigint as at, body
                          from taken order by at, digest""")
                .bind("room", room)
                .map(row -> new Orphan(
                        Sql.required(row, "digest", String.class),
                        Sql.required(row, "room", String.class),
                        Sql.required(row, "at", Long.class),
                        Sql.required(row, "body", String.class)))
                .all();
    }

    /**
     * An event of a room that no briefing has.
     *
     * @param at when it was taken in, in microseconds since 1970
     */
    record Orphan(String digest, String room, long at, String body) {}

    /** Deletes what was taken in before a time of chains to which nothing was added since, a few at once; gives how many. */
    Mono<Long> forget(Instant before) {
        return database.sql("select set_config('giaoban.forgetting', 'on', true)")
                .then()
                .then(Mono.defer(
                        () -> database.sql("""
                        with old as (
                          select c.briefing from ledger.chain c
                           where c.forgotten < c.seq
                             and not exists (select 1 from ledger.fact f where f.briefing = c.briefing and f.at >= :before)
                           order by c.briefing limit 50 for no key update skip locked),
                        gone as (delete from ledger.fact f using old where f.briefing = old.briefing)
                        update ledger.chain c set forgotten = c.seq, forgotten_head = c.head, forgotten_at = now()
                          from old where c.briefing = old.briefing""").bind("before", before).fetch().rowsUpdated()));
    }

    /** Deletes events of unknown rooms that were taken in before a time. */
    Mono<Void> forgetOrphans(Instant before) {
        return database.sql("delete from ledger.orphan where at < :before")
                .bind("before", before)
                .then();
    }
}
