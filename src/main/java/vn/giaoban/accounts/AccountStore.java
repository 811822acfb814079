package vn.giaoban.accounts;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The SQL of accounts. */
@Repository
class AccountStore {

    private final DatabaseClient database;

    AccountStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Account> find(String username) {
        return database.sql(
                        "select id, username::text, password, roles, point from accounts.account where username = :name::citext")
                .bind("name", username)
                .map(AccountStore::toAccount)
                .one();
    }

    Mono<Boolean> isEmpty() {
        return database.sql("select not exists (select 1 from accounts.account)")
                .mapValue(Boolean.class)
                .one();
    }

    /** Adds the account if its name is free; true when it was. */
    Mono<Boolean> insert(String username, String password, Set<Role> roles) {
        return database.sql("""
                        insert into accounts.account (username, password, roles) values (:name, :password, :roles)
                        on conflict (username) do nothing""")
                .bind("name", username)
                .bind("password", password)
                .bind("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static Account toAccount(Readable row) {
        var roles = Objects.requireNonNull(row.get("roles", String[].class));
        return new Account(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("username", String.class)),
                Objects.requireNonNull(row.get("password", String.class)),
                Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.get("point", String.class));
    }
}
