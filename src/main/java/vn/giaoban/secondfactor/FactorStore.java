package vn.giaoban.secondfactor;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Sql;

/** The SQL of second factors. Secrets are sealed before they come here, recovery codes hashed. */
@Repository
class FactorStore {

    private final DatabaseClient database;

    FactorStore(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps a secret until it is confirmed, unless one waits already; the one that waits, sealed. */
    Mono<String> pend(UUID account, String secret) {
        return database.sql("""
                        insert into secondfactor.factor as f (account, secret) values (:account, :secret)
                        on conflict (account) do update
                          set secret = case when f.confirmed then excluded.secret else f.secret end,
                              confirmed = false, last_step = 0
                        returning secret""")
                .bind("account", account)
                .bind("secret", secret)
                .mapValue(String.class)
                .one();
    }

    /** The sealed secret of an account, confirmed or not. */
    Mono<String> secret(UUID account) {
        return database.sql("select secret from secondfactor.factor where account = :account")
                .bind("account", account)
                .mapValue(String.class)
                .one();
    }

    /** Uses the code of a step up; false when it was used before, or a later one. */
    Mono<Boolean> use(UUID account, long step) {
        return database.sql(
                        "update secondfactor.factor set last_step = :step where account = :account and last_step < :step")
                .bind("account", account)
                .bind("step", step)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> confirm(UUID account) {
        return database.sql("update secondfactor.factor set confirmed = true where account = :account")
                .bind("account", account)
                .then();
    }

    Mono<Void> delete(UUID account) {
        return database.sql("delete from secondfactor.factor where account = :account")
                .bind("account", account)
                .then();
    }

    /** Gives the account these recovery codes in place of all before. */
    Mono<Void> replaceCodes(UUID account, List<String> hashes) {
        return database.sql("delete from secondfactor.recovery_code where account = :account")
                .bind("account", account)
                .then()
                .then(database.sql(
                                "insert into secondfactor.recovery_code (account, hash) select :account, unnest(:hashes)")
                        .bind("account", account)
                        .bind("hashes", Sql.texts(hashes))
                        .then());
    }

    /** Uses a recovery code up; false when there is none like it. */
    Mono<Boolean> useCode(UUID account, String hash) {
        return database.sql("delete from secondfactor.recovery_code where account = :account and hash = :hash")
                .bind("account", account)
                .bind("hash", hash)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Long> codesLeft(UUID account) {
        return database.sql("select count(*) from secondfactor.recovery_code where account = :account")
                .bind("account", account)
                .mapValue(Long.class)
                .one();
    }
}
