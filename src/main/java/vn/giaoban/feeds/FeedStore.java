package vn.giaoban.feeds;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;

/** The SQL of feeds. */
@Repository
class FeedStore {

    private final DatabaseClient database;

    FeedStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(Feed feed) {
        return database.sql("""
                        insert into feeds.feed (id, kind, subject, generation, revoked, created_at, created_by)
                        values (:id, :kind, :subject, :generation, false, :createdAt, :createdBy)""")
                .bind("id", feed.id())
                .bind("kind", feed.kind().name())
                .bind("subject", feed.subject())
                .bind("generation", feed.generation())
                .bind("createdAt", feed.createdAt())
                .bind("createdBy", feed.createdBy())
                .then();
    }

    Mono<Feed> find(UUID id) {
        return database.sql("select * from feeds.feed where id = :id")
                .bind("id", id)
                .mapProperties(Feed.class)
                .one();
    }

    /** Takes its addresses back; gives how many were: none when there is no such feed, or it was done before. */
    Mono<Long> revoke(UUID id) {
        return database.sql("update feeds.feed set revoked = true where id = :id and not revoked")
                .bind("id", id)
                .fetch()
                .rowsUpdated();
    }

    /** Those that live, the oldest first. */
    Flux<Feed> list(Paging paging) {
        var sql = database.sql("""
                        select * from feeds.feed
                         where not revoked and (:afterTime::timestamptz is null or (created_at, id) > (:afterTime, :afterId::uuid))
                         order by created_at, id limit :limit""").bind("limit", paging.limit() + 1);
        var placed = paging.after().isEmpty()
                ? sql.bindNull("afterTime", Instant.class).bindNull("afterId", UUID.class)
                : sql.bind(
                                "afterTime",
                                Parameters.requiredTime("cursor", paging.after().get(0)))
                        .bind("afterId", Parameters.id("cursor", paging.after().get(1)));
        return placed.mapProperties(Feed.class).all();
    }
}
