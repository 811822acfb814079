package vn.giaoban.tokens;

import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Sql;

/** The sealed signing keys in PostgreSQL. */
@Component
class SigningKeyStore {

    private final DatabaseClient database;

    SigningKeyStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A row: a key that is still sealed.
     *
     * @param sealed in base64
     */
    record Sealed(
            String kid,
            String sealed,
            Instant createdAt,
            Instant signsFrom,
            @Nullable Instant droppedAt) {}

    /** All there are. */
    Flux<Sealed> all() {
        return database.sql("select kid, sealed, created_at, signs_from, dropped_at from tokens.signing_key")
                .map(row -> new Sealed(
                        Sql.required(row, "kid", String.class),
                        Base64.getEncoder().encodeToString(Sql.required(row, "sealed", byte[].class)),
                        Sql.required(row, "created_at", Instant.class),
                        Sql.required(row, "signs_from", Instant.class),
                        row.get("dropped_at", Instant.class)))
                .all();
    }

    /** Within a transaction: nobody else makes a key before it ends. */
    Mono<Void> lock() {
        return database.sql("select pg_advisory_xact_lock(hashtext('tokens.signing_key'))")
                .then();
    }

    Mono<Void> add(Sealed key) {
        return database.sql("""
                        insert into tokens.signing_key (kid, sealed, created_at, signs_from)
                        values (:kid, :sealed, :created, :from)""")
                .bind("kid", key.kid())
                .bind("sealed", Base64.getDecoder().decode(key.sealed()))
                .bind("created", key.createdAt())
                .bind("from", key.signsFrom())
                .then();
    }

    /** All but this one are published until then, unless they are dropped sooner. */
    Mono<Void> endOthers(String kid, Instant at) {
        return database.sql("""
                        update tokens.signing_key set dropped_at = :at where kid <> :kid and dropped_at is null""").bind("kid", kid).bind("at", at).then();
    }

    /** Forgets those whose time is over; gives how many. */
    Mono<Long> removeDropped(Instant now) {
        return database.sql("delete from tokens.signing_key where dropped_at <= :now")
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }
}
