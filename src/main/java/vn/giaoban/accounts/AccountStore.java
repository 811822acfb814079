package vn.giaoban.accounts;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Sql;
import vn.giaoban.web.Paging;

/** The SQL of accounts. */
@Repository
class AccountStore {

    private static final String COLUMNS =
            "id, username::text as username, password, roles, point, second_factor, created_at";

    private final DatabaseClient database;

    AccountStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Account> find(String username) {
        return database.sql("select " + COLUMNS + " from accounts.account where username = :name::citext")
                .bind("name", username)
                .map(AccountStore::toAccount)
                .one();
    }

    Mono<Account> find(UUID id) {
        return database.sql("select " + COLUMNS + " from accounts.account where id = :id")
                .bind("id", id)
                .map(AccountStore::toAccount)
                .one();
    }

    /** By name, one more than asked for. */
    Flux<Account> list(Paging paging) {
        return database.sql("select " + COLUMNS
                        + " from accounts.account where username > :after::citext order by username limit :limit")
                .bind("after", paging.after().isEmpty() ? "" : paging.after().getFirst())
                .bind("limit", paging.limit() + 1)
                .map(AccountStore::toAccount)
                .all();
    }

    Mono<Boolean> isEmpty() {
        return database.sql("select not exists (select 1 from accounts.account)")
                .mapValue(Boolean.class)
                .one();
    }

    /** All administrators; until the end of the transaction nobody else takes one away. */
    Flux<Account> lockAdministrators() {
        return database.sql("select " + COLUMNS
                        + " from accounts.account where 'ADMIN' = any(roles) order by id for no key update")
                .map(AccountStore::toAccount)
                .all();
    }

    /** The account of a person whom somebody else vouches for. */
    Mono<Account> findSubject(String subject) {
        return database.sql("select " + COLUMNS + " from accounts.account where subject = :subject")
                .bind("subject", subject)
                .map(AccountStore::toAccount)
                .one();
    }

    /** Gives an account that is nobody's outside to a person there. */
    Mono<Void> adopt(String username, String subject) {
        return database.sql(
                        "update accounts.account set subject = :subject where username = :name::citext and subject is null")
                .bind("subject", subject)
                .bind("name", username)
                .then();
    }

    /**
     * Adds the account; empty when its name is taken.
     *
     * @param subject whose it is at somebody else's who vouches for them; null for nobody's
     */
    Mono<Account> insert(
            String username, String hash, Collection<Role> roles, @Nullable String point, @Nullable String subject) {
        return database.sql("""
                        insert into accounts.account (username, password, roles, point, subject)
                        values (:name, :password, :roles, :point, :subject)
                        on conflict (username) do nothing returning\s""" + COLUMNS)
                .bind("name", username)
                .bind("password", hash)
                .bind("roles", names(roles))
                .bind("point", Sql.text(point))
                .bind("subject", Sql.text(subject))
                .map(AccountStore::toAccount)
                .one();
    }

    Mono<Account> update(UUID id, String hash, Collection<Role> roles, @Nullable String point) {
        return database.sql(
                        "update accounts.account set password = :password, roles = :roles, point = :point where id = :id returning "
                                + COLUMNS)
                .bind("id", id)
                .bind("password", hash)
                .bind("roles", names(roles))
                .bind("point", Sql.text(point))
                .map(AccountStore::toAccount)
                .one();
    }

    Mono<Account> keepSecondFactor(UUID id, boolean wanted) {
        return database.sql("update accounts.account set second_factor = :wanted where id = :id returning " + COLUMNS)
                .bind("id", id)
                .bind("wanted", wanted)
                .map(AccountStore::toAccount)
                .one();
    }

    Mono<Void> delete(UUID id) {
        return database.sql("delete from accounts.account where id = :id")
                .bind("id", id)
                .then();
    }

    private static String[] names(Collection<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }

    private static Account toAccount(Readable row) {
        return new Account(
                Sql.required(row, "id", UUID.class),
                Sql.required(row, "username", String.class),
                Sql.required(row, "password", String.class),
                roles(Sql.required(row, "roles", String[].class)),
                row.get("point", String.class),
                Sql.required(row, "second_factor", Boolean.class),
                Sql.required(row, "created_at", Instant.class));
    }

    private static Set<Role> roles(String[] names) {
        return Arrays.stream(names).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
