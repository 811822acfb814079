package vn.giaoban.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import vn.giaoban.secrets.Secrets;

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
            @Nullable String body) {

        private Known withBody(@Nullable String opened) {
            return new Known(free, request, status, contentType, location, etag, opened);
        }
    }

    private static final String SEALED = "sealed:";
    private static final String PURPOSE = "first-answer";

    private final DatabaseClient database;
    private final Secrets secrets;

    IdempotencyStore(DatabaseClient database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
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
                        .one())
                .map(known -> known.withBody(opened(known.body())));
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
                .bind("body", sealed(answer.body()));
        insert = bind(insert, "contentType", answer.contentType());
        insert = bind(insert, "location", answer.location());
        return bind(insert, "etag", answer.etag()).then();
    }

    /** An answer may hold a password or a token that is shown only once; who has the database alone must not read it there. */
    private String sealed(String body) {
        var bytes = secrets.seal(PURPOSE, body.getBytes(StandardCharsets.UTF_8));
        return SEALED + Base64.getEncoder().encodeToString(bytes);
    }

    private @Nullable String opened(@Nullable String kept) {
        if (kept == null || !kept.startsWith(SEALED)) return kept;
        var bytes = Base64.getDecoder().decode(kept.substring(SEALED.length()));
        return new String(secrets.unseal(PURPOSE, bytes), StandardCharsets.UTF_8);
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
