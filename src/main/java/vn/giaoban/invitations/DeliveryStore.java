package vn.giaoban.invitations;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;
import vn.giaoban.letters.MessageKind;

/** The SQL of looking at deliveries and of sending once more. */
@Repository
class DeliveryStore {

    private final DatabaseClient database;
    private final MessageRows rows;

    DeliveryStore(DatabaseClient database, MessageRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /**
     * What messages are about.
     *
     * @param series the series that the briefing belongs to: its messages are the briefing's too
     */
    record Subject(BriefingId briefing, @Nullable UUID series) {}

    /** A message and its place in the list. */
    record Placed(long position, InvitationView view) {}

    /** The briefing's messages after a position. */
    Flux<Placed> list(Subject subject, @Nullable DeliveryState state, long after, int limit) {
        return database.sql("""
                        select position, id, recipient, name, email, kind, version, channel, state, detail, attempts, at
                          from invitations.message
                         where (briefing = :briefing or series = :series) and position > :after and state = any(:states)
                         order by position limit :limit""")
                .bind("briefing", subject.briefing().value())
                .bind("series", Sql.orNull(subject.series(), UUID.class))
                .bind("after", after)
                .bind("states", names(state == null ? List.of(DeliveryState.values()) : List.of(state)))
                .bind("limit", limit)
                .map(DeliveryStore::placed)
                .all();
    }

    private static Placed placed(Readable row) {
        return new Placed(
                Sql.required(row, "position", Long.class),
                new InvitationView(
                        MessageRows.uuid(row, "id"),
                        MessageRows.text(row, "recipient"),
                        MessageRows.text(row, "name"),
                        row.get("email", String.class),
                        MessageKind.valueOf(MessageRows.text(row, "kind")),
                        MessageRows.number(row, "version"),
                        MessageRows.text(row, "channel"),
                        DeliveryState.valueOf(MessageRows.text(row, "state")),
                        row.get("detail", String.class),
                        MessageRows.number(row, "attempts"),
                        MessageRows.instant(row, "at")));
    }

    /** How many of the briefing's messages are in each state; every state is there. */
    Mono<Map<DeliveryState, Long>> count(Subject subject) {
        return database.sql("""
                        select state, count(*) as n from invitations.message
                         where briefing = :briefing or series = :series group by state""")
                .bind("briefing", subject.briefing().value())
                .bind("series", Sql.orNull(subject.series(), UUID.class))
                .map(row -> Map.entry(
                        DeliveryState.valueOf(MessageRows.text(row, "state")), Sql.required(row, "n", Long.class)))
                .all()
                .collect(DeliveryStore::zeros, (counts, entry) -> counts.put(entry.getKey(), entry.getValue()));
    }

    private static Map<DeliveryState, Long> zeros() {
        var counts = new EnumMap<DeliveryState, Long>(DeliveryState.class);
        for (var state : DeliveryState.values()) counts.put(state, 0L);
        return counts;
    }

    /** The latest message of each recipient and channel that was not overtaken, reminders and notices apart: by id, whom it is for. */
    Mono<Map<UUID, Latest>> latest(Subject subject) {
        return database.sql("""
                        select distinct on (recipient, channel) id, recipient, recipient_id, email, state from invitations.message
                         where (briefing = :briefing or series = :series) and state <> 'MISSED' and kind in ('REQUEST', 'CANCEL')
                         order by recipient, channel, position desc""")
                .bind("briefing", subject.briefing().value())
                .bind("series", Sql.orNull(subject.series(), UUID.class))
                .map(row -> new Latest(
                        MessageRows.uuid(row, "id"),
                        MessageRows.text(row, "recipient"),
                        MessageRows.text(row, "recipient_id"),
                        row.get("email", String.class),
                        DeliveryState.valueOf(MessageRows.text(row, "state"))))
                .all()
                .collect(LinkedHashMap::new, (all, one) -> all.put(one.id(), one));
    }

    /** Whom a message is for, and how far it has come. */
    record Latest(
            UUID id,
            String recipient,
            String recipientId,
            @Nullable String email,
            DeliveryState state) {

        /** Whether the name that somebody wrote means this recipient. */
        boolean isCalled(String name) {
            return name.equals(recipient) || name.equals(recipientId) || name.equalsIgnoreCase(email);
        }
    }

    /**
     * Queues messages once more, as they are but for the address, which may have been mended; one that is being delivered right now
     * is left alone.
     *
     * @param addresses today's addresses, by {@link Recipient#key()}
     * @return how many were queued
     */
    Mono<Long> queueAgain(Collection<UUID> ids, Map<String, String> addresses) {
        return database.sql("""
                        update invitations.message m
                           set email = coalesce(:addresses::jsonb ->> m.recipient, m.email), state = 'QUEUED', due = now(), attempts = 0,
                               in_doubt = m.in_doubt or m.state in ('SENT', 'BOUNCED') or m.leased_until is not null,
                               leased_until = null, detail = null
                         where m.id = any(:ids) and (m.leased_until is null or m.leased_until < now())
                           and (m.channel <> 'MAIL' or coalesce(:addresses::jsonb ->> m.recipient, m.email) is not null)""")
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("addresses", Json.of(rows.json(addresses)))
                .fetch()
                .rowsUpdated();
    }

    private static String[] names(Collection<DeliveryState> states) {
        return states.stream().map(Enum::name).toArray(String[]::new);
    }
}
