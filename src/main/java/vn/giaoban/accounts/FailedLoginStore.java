package vn.giaoban.accounts;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Sql;

/** The SQL of wrong passwords. */
@Repository
class FailedLoginStore {

    private final DatabaseClient database;

    FailedLoginStore(DatabaseClient database) {
        this.database = database;
    }

    /** Counts a try as if it were wrong, with the wait that follows; how many it is in a row. Empty, and nothing is counted, while the name waits. */
    Mono<Integer> claim(String name, Instant now, AccountSettings.LockOutSettings settings) {
        return database.sql("""
                        insert into accounts.failed_login as f (name_hash, failures, last_at) values (:name, 1, :now)
                        on conflict (name_hash) do update
                          set failures = case when f.last_at < :forgotten then 1 else f.failures + 1 end,
                              last_at = excluded.last_at,
                              locked_until = case when f.last_at >= :forgotten and f.failures + 1 >= :after
                                then excluded.last_at
                                     + make_interval(secs => least(:longest, :first * 2 ^ least(f.failures + 1 - :after, 20))) end
                          where f.locked_until is null or f.locked_until <= :now
                        returning failures""")
                .bind("name", name)
                .bind("now", now)
                .bind("forgotten", now.minus(settings.forgetAfter()))
                .bind("after", settings.after())
                .bind("first", Sql.seconds(settings.firstWait()))
                .bind("longest", Sql.seconds(settings.longestWait()))
                .mapValue(Integer.class)
                .one();
    }

    Mono<Instant> lockedUntil(String name) {
        return database.sql(
                        "select locked_until from accounts.failed_login where name_hash = :name and locked_until is not null")
                .bind("name", name)
                .mapValue(Instant.class)
                .one();
    }

    Mono<Void> forget(String name) {
        return database.sql("delete from accounts.failed_login where name_hash = :name")
                .bind("name", name)
                .then();
    }

    /** Forgets what is older than counting goes back; how many names. */
    Mono<Long> forgetBefore(Instant time) {
        return database.sql("delete from accounts.failed_login where last_at < :time")
                .bind("time", time)
                .fetch()
                .rowsUpdated();
    }
}
