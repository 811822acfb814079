package vn.giaoban.invitations;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;

/** The SQL of what comes back. */
@Repository
class EchoStore {

    private final DatabaseClient database;
    private final MessageRows rows;

    EchoStore(DatabaseClient database, MessageRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /**
     * Whose last word was an invitation to that address.
     *
     * @param address in lower case
     */
    Flux<Recipient> invitedAt(BriefingId briefing, String address) {
        return database.sql("""
                        select * from (
                          select distinct on (m.recipient) m.* from invitations.message m
                           where m.briefing = :briefing and m.kind in ('REQUEST', 'CANCEL') and m.state <> 'MISSED'
                             and m.recipient in (select recipient from invitations.message
                                                  where briefing = :briefing and lower(email) = :address)
                           order by m.recipient, m.position desc) last
                         where kind = 'REQUEST' and lower(email) = :address
                         order by position""")
                .bind("briefing", briefing.value())
                .bind("address", address)
                .map(rows::recipient)
                .all();
    }

    Mono<Instant> startTold(BriefingId briefing, int sequence) {
        return database.sql("""
                        select plan from invitations.issue
                         where briefing = :briefing and sequence = :sequence and kind = 'REQUEST' order by version desc limit 1""")
                .bind("briefing", briefing.value())
                .bind("sequence", sequence)
                .map(row -> rows.issued(row).time().start())
                .one();
    }

    /** Empty when there is no such message; false when it is not SENT. */
    Mono<Boolean> bounced(UUID id, String messageId, String reason, Instant at) {
        return database.sql("""
                        with known as (
                          select id, state from invitations.message where id = :id and message_id = :messageId for update),
                        bounced as (
                          update invitations.message m set state = 'BOUNCED', detail = :reason, at = :at
                            from known where m.id = known.id and known.state = 'SENT'
                          returning m.id)
                        select exists (select 1 from bounced) as bounced from known""")
                .bind("id", id)
                .bind("messageId", messageId)
                .bind("reason", reason)
                .bind("at", at)
                .map(row -> Sql.required(row, "bounced", Boolean.class))
                .one();
    }
}
