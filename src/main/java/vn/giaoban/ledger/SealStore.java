package vn.giaoban.ledger;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;

/** The SQL of seals and of the keys that make them: rows are only ever added. */
@Repository
class SealStore {

    private final DatabaseClient database;

    SealStore(DatabaseClient database) {
        this.database = database;
    }

    /** All seals of a briefing, the newest first. */
    Flux<Seal> of(BriefingId briefing) {
        return database.sql("""
                        select seq, head, verdicts, at, key, signature from ledger.seal where briefing = :briefing order by id desc""")
                .bind("briefing", briefing.value())
                .map(row -> toSeal(briefing, row))
                .all();
    }

    /** The newest seal of a briefing, if it has any. */
    Mono<Seal> newest(BriefingId briefing) {
        return database.sql("""
                        select seq, head, verdicts, at, key, signature from ledger.seal where briefing = :briefing order by id desc limit 1""")
                .bind("briefing", briefing.value())
                .map(row -> toSeal(briefing, row))
                .one();
    }

    private static Seal toSeal(BriefingId briefing, Readable row) {
        return Seal.of(
                briefing,
                Sql.required(row, "seq", Long.class),
                Sql.required(row, "head", String.class),
                Sql.required(row, "verdicts", String.class),
                Sql.required(row, "at", Instant.class),
                Sql.required(row, "key", String.class),
                Sql.required(row, "signature", String.class));
    }

    /** Adds a seal, and the chain under it when nothing was ever told of the briefing. */
    Mono<Void> add(Seal seal) {
        return database.sql("""
                        with chain as (insert into ledger.chain (briefing) values (:briefing) on conflict do nothing)
                        insert into ledger.seal (briefing, seq, head, verdicts, at, key, signature)
                        values (:briefing, :seq, :head, :verdicts, :at, :key, :signature)""")
                .bind("briefing", seal.briefing().value())
                .bind("seq", seal.facts())
                .bind("head", seal.head())
                .bind("verdicts", seal.verdicts())
                .bind("at", seal.at())
                .bind("key", seal.key())
                .bind("signature", seal.signature())
                .then();
    }

    /** All sealed keys, the one that was made here first. */
    Flux<byte[]> keys() {
        return database.sql("select sealed from ledger.seal_key order by made_here desc, created_at")
                .map(row -> Objects.requireNonNull(row.get("sealed", byte[].class)))
                .all();
    }

    /** Keeps a key, unless it is kept already or another instance made one first. */
    Mono<Void> offer(String kid, byte[] sealed, boolean madeHere) {
        return database.sql("""
                        insert into ledger.seal_key (kid, sealed, made_here) values (:kid, :sealed, :madeHere) on conflict do nothing""")
                .bind("kid", kid)
                .bind("sealed", sealed)
                .bind("madeHere", madeHere)
                .then();
    }
}
