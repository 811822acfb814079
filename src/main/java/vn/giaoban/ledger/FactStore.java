package vn.giaoban.ledger;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;

/** The SQL that reads facts. */
@Repository
class FactStore {

    private final DatabaseClient database;

    FactStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A chain as it stands.
     *
     * @param forgotten the facts up to this one are deleted
     */
    record Chain(
            long seq,
            String head,
            long changed,
            long forgotten,
            String forgottenHead,
            @Nullable Instant forgottenAt) {

        /** The chain of a briefing of which nothing was ever told. */
        static final Chain NONE = new Chain(0, Link.GENESIS, 0, 0, Link.GENESIS, null);
    }

    Mono<Chain> chain(BriefingId briefing) {
        return database.sql("""
                        select seq, encode(head, 'hex') as head, changed, forgotten, encode(forgotten_head, 'hex') as forgotten_head, forgotten_at
                          from ledger.chain where briefing = :briefing""")
                .bind("briefing", briefing.value())
                .map(FactStore::toChain)
                .one()
                .defaultIfEmpty(Chain.NONE);
    }

    /** The same, and nobody appends to it until the end of the transaction. */
    Mono<Chain> chainAtRest(BriefingId briefing) {
        return database.sql("select from ledger.chain where briefing = :briefing for share")
                .bind("briefing", briefing.value())
                .then()
                .then(Mono.defer(() -> chain(briefing)));
    }

    private static Chain toChain(Readable row) {
        return new Chain(
                Sql.required(row, "seq", Long.class),
                Sql.required(row, "head", String.class),
                Sql.required(row, "changed", Long.class),
                Sql.required(row, "forgotten", Long.class),
                Sql.required(row, "forgotten_head", String.class),
                row.get("forgotten_at", Instant.class));
    }

    /** The chain of a briefing with the number of its last fact that can change what the facts come to. */
    record Changed(BriefingId briefing, long seq) {}

    Flux<Changed> changed(Collection<BriefingId> briefings) {
        return database.sql("select briefing, changed from ledger.chain where briefing = any(:briefings)")
                .bind("briefings", briefings.stream().map(BriefingId::value).toArray(UUID[]::new))
                .map(row -> new Changed(
                        new BriefingId(Sql.required(row, "briefing", UUID.class)),
                        Sql.required(row, "changed", Long.class)))
                .all();
    }

    /** When something was last told of a briefing. */
    record Told(BriefingId briefing, Instant at) {}

    Flux<Told> lastEvents(Collection<BriefingId> briefings) {
        return database.sql("""
                        select b.id, f.at from unnest(:briefings) b(id)
                         cross join lateral (select at from ledger.fact where briefing = b.id and kind = 'EVENT' order by at desc limit 1) f""")
                .bind("briefings", briefings.stream().map(BriefingId::value).toArray(UUID[]::new))
                .map(row -> new Told(
                        new BriefingId(Sql.required(row, "id", UUID.class)), Sql.required(row, "at", Instant.class)))
                .all();
    }

    /**
     * The facts of a briefing in the fewest rows, since thousands of small ones cost more to read than what they hold: each row has some
     * facts, one a line, as {@code seq kind microseconds hash body}.
     *
     * @param from number of the first one
     */
    Flux<String> pagesOf(BriefingId briefing, long from) {
        return database.sql("""
                        select string_agg(seq || ' ' || kind || ' ' || (extract(epoch from at) * 1000000)::bigint || ' ' || encode(hash, 'hex')
                                          || ' ' || body, E'\\n' order by seq)
                          from ledger.fact where briefing = :briefing and seq >= :from
                         group by seq / 500 order by seq / 500""")
                .bind("briefing", briefing.value())
                .bind("from", from)
                .mapValue(String.class)
                .all();
    }

    /** All rows of a briefing as they are in the table, for looking whether any was tampered with. */
    Flux<Link> linksOf(BriefingId briefing) {
        return database.sql("""
                        select seq, kind, (extract(epoch from at) * 1000000)::bigint as at, body, coalesce(encode(digest, 'hex'), '') as digest,
                               encode(previous, 'hex') as previous, encode(hash, 'hex') as hash
                          from ledger.fact where briefing = :briefing order by seq""")
                .bind("briefing", briefing.value())
                .map(row -> toLink(briefing, row))
                .all();
    }

    private static Link toLink(BriefingId briefing, Readable row) {
        return new Link(
                briefing.value(),
                Sql.required(row, "seq", Long.class),
                Sql.required(row, "kind", String.class),
                Sql.required(row, "at", Long.class),
                Sql.required(row, "body", String.class),
                Sql.required(row, "digest", String.class),
                Sql.required(row, "previous", String.class),
                Sql.required(row, "hash", String.class));
    }

    /** What was said last of each delegate in a point's room. */
    Flux<LedgerEntry> newestTicks(BriefingId briefing, String point) {
        return database.sql("""
                        select distinct on (body::jsonb ->> 'delegate') seq, kind, at, body, encode(hash, 'hex') as hash from ledger.fact
                         where briefing = :briefing and kind = 'TICK' and body::jsonb ->> 'point' = :point
                         order by body::jsonb ->> 'delegate', seq desc""")
                .bind("briefing", briefing.value())
                .bind("point", point)
                .map(FactStore::toEntry)
                .all();
    }

    private static LedgerEntry toEntry(Readable row) {
        var at = Sql.required(row, "at", Instant.class);
        return new LedgerEntry(
                Sql.required(row, "seq", Long.class),
                at,
                FactText.read(Sql.required(row, "kind", String.class), at, Sql.required(row, "body", String.class)),
                Sql.required(row, "hash", String.class));
    }
}
