package vn.giaoban.invitations;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Sql;

/** The SQL of who is told by which channel, and of falling back to another. */
@Repository
class ChannelStore {

    private final DatabaseClient database;

    ChannelStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<ChannelForm.View> find(String recipient) {
        return database.sql(
                        "select recipient, channel, fallback, at from invitations.channel where recipient = :recipient")
                .bind("recipient", recipient)
                .map(ChannelStore::view)
                .one();
    }

    /** All that differ from plain mail, after a recipient. */
    Flux<ChannelForm.View> list(String after, int limit) {
        return database.sql("""
                        select recipient, channel, fallback, at from invitations.channel
                         where recipient > :after order by recipient limit :limit""")
                .bind("after", after)
                .bind("limit", limit)
                .map(ChannelStore::view)
                .all();
    }

    Mono<Void> save(ChannelForm.View choice) {
        return database.sql("""
                        insert into invitations.channel (recipient, channel, fallback, at) values (:recipient, :channel, :fallback, :at)
                        on conflict (recipient) do update set channel = excluded.channel, fallback = excluded.fallback, at = excluded.at""")
                .bind("recipient", choice.recipient())
                .bind("channel", choice.channel().name())
                .bind("fallback", Sql.text(name(choice.fallback())))
                .bind("at", choice.at())
                .then();
    }

    /** How many were there. */
    Mono<Long> delete(String recipient) {
        return database.sql("delete from invitations.channel where recipient = :recipient")
                .bind("recipient", recipient)
                .fetch()
                .rowsUpdated();
    }

    /** What can't be delivered by mail, or came back, is queued by the other channel, once. */
    Mono<Long> fallBack(Instant at) {
        return database.sql("""
                        with failed as (
                          update invitations.message set fallback = null
                           where fallback is not null and state in ('FAILED', 'BOUNCED')
                          returning *)
                        insert into invitations.message (briefing, version, kind, occasion, channel, recipient, recipient_kind, recipient_id,
                               name, email, role, point, room, room_name, link, first, changes, before, series, portion, details,
                               state, due, message_id, at)
                        select briefing, version, kind, occasion, 'WEBHOOK', recipient, recipient_kind, recipient_id,
                               name, email, role, point, room, room_name, link, first, changes, before, series, portion, details,
                               'QUEUED', now(), message_id, :at
                          from failed order by position
                        on conflict (briefing, version, recipient, kind, channel, occasion) do nothing""").bind("at", at).fetch().rowsUpdated();
    }

    private static ChannelForm.View view(Readable row) {
        var fallback = row.get("fallback", String.class);
        return new ChannelForm.View(
                Sql.required(row, "recipient", String.class),
                ChannelForm.Choice.valueOf(Sql.required(row, "channel", String.class)),
                fallback == null ? null : Channel.valueOf(fallback),
                Sql.required(row, "at", Instant.class));
    }

    private static @Nullable String name(@Nullable Channel channel) {
        return channel == null ? null : channel.name();
    }
}
