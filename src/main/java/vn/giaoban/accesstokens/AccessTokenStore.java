package vn.giaoban.accesstokens;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Sql;

/** The SQL of personal access tokens. */
@Repository
class AccessTokenStore {

    private static final String COLUMNS = "id, account, name, scopes, created_at, expires_at, last_used_at";

    private final DatabaseClient database;

    AccessTokenStore(DatabaseClient database) {
        this.database = database;
    }

    /** By what is kept of the token itself. */
    Mono<AccessToken> find(String hash) {
        return database.sql("select " + COLUMNS + " from accesstokens.access_token where hash = :hash")
                .bind("hash", hash)
                .map(AccessTokenStore::toToken)
                .one();
    }

    /** Those of an account, the newest first. */
    Flux<AccessToken> list(UUID account) {
        return database.sql("select " + COLUMNS
                        + " from accesstokens.access_token where account = :account order by created_at desc, id")
                .bind("account", account)
                .map(AccessTokenStore::toToken)
                .all();
    }

    /** Adds one; empty when the account has as many as it may. */
    Mono<AccessToken> insert(
            UUID account, String hash, String name, Collection<Scope> scopes, Instant now, Instant end, int most) {
        return database.sql("""
                        insert into accesstokens.access_token (account, hash, name, scopes, created_at, expires_at)
                        select :account, :hash, :name, :scopes, :now, :end
                         where (select count(*) from accesstokens.access_token where account = :account) < :most
                        returning\s""" + COLUMNS)
                .bind("account", account)
                .bind("hash", hash)
                .bind("name", name)
                .bind("scopes", scopes.stream().map(Scope::name).sorted().toArray(String[]::new))
                .bind("now", now)
                .bind("end", end)
                .bind("most", most)
                .map(AccessTokenStore::toToken)
                .one();
    }

    /** Writes down that it was used, unless that was written within this time; many instances may want to at once. */
    Mono<Void> used(UUID id, Instant now, Duration within) {
        return database.sql("""
                        update accesstokens.access_token set last_used_at = :now
                         where id = :id and (last_used_at is null or last_used_at <= :since)""")
                .bind("id", id)
                .bind("now", now)
                .bind("since", now.minus(within))
                .then();
    }

    /** Takes one away; what it was, empty when the account has no such token. */
    Mono<AccessToken> delete(UUID account, UUID id) {
        return database.sql("delete from accesstokens.access_token where id = :id and account = :account returning "
                        + COLUMNS)
                .bind("id", id)
                .bind("account", account)
                .map(AccessTokenStore::toToken)
                .one();
    }

    private static AccessToken toToken(Readable row) {
        return new AccessToken(
                Sql.required(row, "id", UUID.class),
                Sql.required(row, "account", UUID.class),
                Sql.required(row, "name", String.class),
                scopes(Sql.required(row, "scopes", String[].class)),
                Sql.required(row, "created_at", Instant.class),
                Sql.required(row, "expires_at", Instant.class),
                row.get("last_used_at", Instant.class));
    }

    private static Set<Scope> scopes(String[] names) {
        return Arrays.stream(names).map(Scope::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
