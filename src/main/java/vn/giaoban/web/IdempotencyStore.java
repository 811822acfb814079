package vn.giaoban.web;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The SQL of first answers. An attempt under way holds an advisory lock, which even a killed instance gives back. */
@Repository
class IdempotencyStore {

    /**
     * What is known of a key.
     *
     * @param free whether nobody else is working on it; from here to the end of the transaction it is ours
     * @param request the hash of the first request, in hexadecimal, if it was answered
     */
    record Known(
            boolean free,
            @Nullable String request,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body) {}

    private final DatabaseClient database;

    IdempotencyStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Known> claim(String principal, String key) {
        return lock(principal, key)
                .flatMap(free -> database.sql("""
                        select :free as free, a.request, a.status, a.content_type, a.location, a.etag, a.body
                          from (select 1) one
                          left join web.first_answer a
                            on a.principal = :principal and a.key = :key and a.at > now() - interval '24 hours'""")
                        .bind("free", free)
                        .bind("principal", principal)
                        .bind("key", key)
                        .mapProperties(Known.class)
                        .one());
    }

    private Mono<Boolean> lock(String principal, String key) {
        return database.sql("select pg_try_advisory_xact_lock(hashtextextended(:principal || chr(10) || :key, 42))")
                .bind("principal", principal)
                .bind("key", key)
                .mapValue(Boolean.class)
                .one();
    }

    Mono<Void> save(String principal, String key, String request, FirstAnswer answer) {
        var insert = database.sql("""
                        insert into web.first_answer (principal, key, request, status, content_type, location, etag, body)
                        values (:principal, :key, :request, :status, :contentType, :location, :etag, :body)
                        on conflict (principal, key) do update
                          set (request, status, content_type, location, etag, body, at)
                            = (excluded.request, excluded.status, excluded.content_type, excluded.location, excluded.etag,
                               excluded.body, now())""")
                .bind("principal", principal)
                .bind("key", key)
                .bind("request", request)
                .bind("status", answer.status())
                .bind("body", answer.body());
        insert = bind(insert, "contentType", answer.contentType());
        insert = bind(insert, "location", answer.location());
        return bind(insert, "etag", answer.etag()).then();
    }

    /** Forgets what is older than a day. */
    Mono<Long> forgetOld() {
        return database.sql("delete from web.first_answer where at < now() - interval '24 hours'")
                .fetch()
                .rowsUpdated();
    }

    private static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable String value) {
        return value == null ? sql.bindNull(name, String.class) : sql.bind(name, value);
    }
}
