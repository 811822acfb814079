package vn.giaoban.invitations;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Sql;
import vn.giaoban.letters.Message;

/**
 * The SQL of messages on their way out. Leases and waits run on PostgreSQL's clock, so that an instance whose clock is wrong delivers
 * nothing twice.
 */
@Repository
class QueueStore {

    private final DatabaseClient database;
    private final MessageRows rows;

    QueueStore(DatabaseClient database, MessageRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** How many messages could go out now, counted no further than the limit. */
    Mono<Integer> countDue(int limit) {
        return database.sql("""
                        select count(*)::int as n from (
                          select 1 from invitations.message
                           where state = 'QUEUED' and due <= now() and (leased_until is null or leased_until < now())
                           limit :limit) due""")
                .bind("limit", limit)
                .map(row -> Sql.required(row, "n", Integer.class))
                .one();
    }

    /**
     * Takes the message whose turn it is, for the time of the lease; empty when there is none. A message waits for the earlier ones
     * of its recipient and briefing: a calendar that gets them in another order may keep the wrong one.
     */
    Mono<Message> claim(Duration lease) {
        return database.sql("""
                        with next as materialized (
                          select m.id from invitations.message m
                           where m.state = 'QUEUED' and m.due <= now() and (m.leased_until is null or m.leased_until < now())
                             and not exists (select 1 from invitations.message earlier
                                              where earlier.briefing = m.briefing and earlier.recipient = m.recipient
                                                and earlier.position < m.position and earlier.state = 'QUEUED')
                           order by m.due, m.position limit 1 for update of m skip locked)
                        update invitations.message m
                           set in_doubt = m.in_doubt or m.leased_until is not null, attempts = m.attempts + 1,
                               leased_until = now() + make_interval(secs => :lease)
                          from next, invitations.issue i
                         where m.id = next.id and i.briefing = m.briefing and i.version = m.version and i.kind = m.kind and i.occasion = m.occasion
                        returning m.*, i.sequence, i.stamp, i.plan""")
                .bind("lease", Sql.seconds(lease))
                .map(rows::message)
                .one();
    }

    /** Prolongs the lease of a message that is still being delivered. */
    Mono<Void> renew(Message message, Duration lease) {
        return database.sql("""
                        update invitations.message set leased_until = now() + make_interval(secs => :lease)
                         where id = :id and attempts = :attempts and leased_until is not null""")
                .bind("id", message.id())
                .bind("attempts", message.attempts())
                .bind("lease", Sql.seconds(lease))
                .then();
    }

    /** It is out: this stands whoever else has tried meanwhile. */
    Mono<Void> sent(UUID id, String answer, Instant at) {
        return end(id, DeliveryState.SENT, answer, at, false);
    }

    /** It is given up; somebody has to look at it. */
    Mono<Void> failed(UUID id, String answer, Instant at, boolean inDoubt) {
        return end(id, DeliveryState.FAILED, answer, at, inDoubt);
    }

    /** It no longer makes sense. */
    Mono<Void> missed(UUID id, String reason, Instant at) {
        return end(id, DeliveryState.MISSED, reason, at, false);
    }

    private Mono<Void> end(UUID id, DeliveryState state, String detail, Instant at, boolean inDoubt) {
        return database.sql("""
                        update invitations.message
                           set state = :state, detail = :detail, at = :at, leased_until = null, in_doubt = in_doubt or :inDoubt
                         where id = :id and state in ('QUEUED', 'MISSED')""")
                .bind("id", id)
                .bind("state", state.name())
                .bind("detail", detail)
                .bind("at", at)
                .bind("inDoubt", inDoubt)
                .then();
    }

    /** It is tried again after a while, unless somebody else has taken it over meanwhile. */
    Mono<Void> postpone(Message message, Duration delay, String answer, Instant at, boolean inDoubt) {
        return database.sql("""
                        update invitations.message
                           set due = now() + make_interval(secs => :delay), leased_until = null, detail = :detail, at = :at,
                               in_doubt = in_doubt or :inDoubt
                         where id = :id and attempts = :attempts and state = 'QUEUED'""")
                .bind("id", message.id())
                .bind("attempts", message.attempts())
                .bind("delay", Sql.seconds(delay))
                .bind("detail", answer)
                .bind("at", at)
                .bind("inDoubt", inDoubt)
                .then();
    }

    /** Gives up what waits although its briefing is over. */
    Mono<Void> missWhatIsOver(Instant now) {
        return database.sql("""
                        update invitations.message m
                           set state = 'MISSED', at = :now, detail = 'the briefing was over before it could be sent',
                               in_doubt = m.in_doubt or m.leased_until is not null, leased_until = null
                          from invitations.issue i
                         where m.state = 'QUEUED' and (m.leased_until is null or m.leased_until < now())
                           and i.briefing = m.briefing and i.version = m.version and i.kind = m.kind and i.occasion = m.occasion and i.ends_at <= :now""").bind("now", now).then();
    }
}
