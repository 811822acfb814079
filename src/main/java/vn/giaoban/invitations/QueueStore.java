package vn.giaoban.invitations;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
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

    /**
     * Takes the messages of a channel whose turn it is, for the time of the lease. A message waits for the earlier ones of its recipient and
     * briefing there: a calendar that gets them in another order may keep the wrong one.
     */
    Flux<Message> claim(Channel channel, int limit, Duration lease) {
        return database.sql("""
                        with next as materialized (
                          select m.id from invitations.message m
                           where m.state = 'QUEUED' and m.channel = :channel and m.due <= now() and (m.leased_until is null or m.leased_until < now())
                             and not exists (select 1 from invitations.message earlier
                                              where earlier.briefing = m.briefing and earlier.recipient = m.recipient
                                                and earlier.position < m.position and earlier.state = 'QUEUED'
                                                and earlier.channel = m.channel)
                           order by m.due, m.position limit :limit for update of m skip locked),
                        taken as (
                          update invitations.message m
                             set in_doubt = m.in_doubt or m.leased_until is not null, attempts = m.attempts + 1,
                                 leased_until = now() + make_interval(secs => :lease)
                            from next where m.id = next.id
                          returning m.*)
                        select t.*, i.sequence, i.stamp, i.plan from taken t join invitations.issue i using (briefing, version, kind, occasion)
                         order by t.due, t.position""")
                .bind("channel", channel.name())
                .bind("limit", limit)
                .bind("lease", Sql.seconds(lease))
                .map(rows::message)
                .all();
    }

    /** Prolongs the leases of messages that are still being delivered. */
    Mono<Void> renew(Collection<Message> held, Duration lease) {
        var messages = List.copyOf(held);
        return database.sql("""
                        update invitations.message m set leased_until = now() + make_interval(secs => :lease)
                          from unnest(:ids::uuid[], :attempts::int[]) h(id, attempts)
                         where m.id = h.id and m.attempts = h.attempts and m.leased_until is not null""")
                .bind("ids", column(messages, Message::id, UUID[]::new))
                .bind("attempts", column(messages, Message::attempts, Integer[]::new))
                .bind("lease", Sql.seconds(lease))
                .then();
    }

    /**
     * Writes down how attempts went. What ended stands whoever else has tried meanwhile; what is to be tried again does not if somebody else has
     * taken it over.
     */
    Mono<Void> mark(List<Mark> marks) {
        return database.sql("""
                        update invitations.message m
                           set state = k.state, detail = k.detail, at = k.at, in_doubt = m.in_doubt or k.in_doubt, leased_until = null,
                               due = case when k.state = 'QUEUED' then now() + make_interval(secs => k.delay) else m.due end,
                               attempts = case when k.tried then m.attempts else m.attempts - 1 end
                          from unnest(:ids::uuid[], :attempts::int[], :states::text[], :details::text[], :ats::timestamptz[],
                                      :doubts::boolean[], :delays::float8[], :tried::boolean[])
                               k(id, attempts, state, detail, at, in_doubt, delay, tried)
                         where m.id = k.id
                           and case when k.state = 'QUEUED' then m.attempts = k.attempts and m.state = 'QUEUED'
                                    else m.state in ('QUEUED', 'MISSED') end""")
                .bind("ids", column(marks, Mark::message, UUID[]::new))
                .bind("attempts", column(marks, Mark::attempt, Integer[]::new))
                .bind("states", column(marks, mark -> mark.state().name(), String[]::new))
                .bind("details", column(marks, Mark::detail, String[]::new))
                .bind("ats", column(marks, mark -> mark.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
                .bind("doubts", column(marks, Mark::inDoubt, Boolean[]::new))
                .bind("delays", column(marks, mark -> Sql.seconds(mark.delay()), Double[]::new))
                .bind("tried", column(marks, Mark::tried, Boolean[]::new))
                .then();
    }

    private static <R, C> C[] column(List<R> rows, Function<R, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
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
