package vn.giaoban.conferences;

import static java.util.Objects.requireNonNull;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The sealed signing keys in PostgreSQL. */
@Component
class SigningKeyStore {

    private final DatabaseClient database;

    SigningKeyStore(DatabaseClient database) {
        this.database = database;
    }

    /** All sealed keys, the one in use first. */
    Flux<byte[]> all() {
        return database.sql("select sealed from conferences.signing_key order by in_use desc, created_at desc")
                .map(row -> requireNonNull(row.get("sealed", byte[].class)))
                .all();
    }

    /** Makes a key the one in use, unless another instance was first. */
    Mono<Void> offer(String kid, byte[] sealed) {
        return database.sql(
                        "insert into conferences.signing_key (kid, sealed) values (:kid, :sealed) on conflict do nothing")
                .bind("kid", kid)
                .bind("sealed", sealed)
                .then();
    }
}
