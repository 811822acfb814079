package vn.giaoban.weekly;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Sql;
import vn.giaoban.kernel.HomeZone;

/** The SQL of the weekly mails' queue; leases and due times run on PostgreSQL's clock. */
@Repository
class WeeklyStore {

    private final DatabaseClient database;

    WeeklyStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A mail that was claimed.
     *
     * @param stamp its Date, the same at each attempt
     * @param attempts how often it was tried, this time included
     */
    record Claimed(Issue issue, String recipient, Instant stamp, int attempts) {}

    /** Queues the issue for those who have not got it yet. */
    Mono<Void> queue(Issue issue, Collection<String> recipients, Instant now) {
        return database.sql("""
                        insert into weekly.mail (issue, recipient, stamp, at)
                        select :issue, recipient, :now, :now from unnest(:recipients::text[]) recipient order by recipient
                        on conflict do nothing""")
                .bind("issue", issue.day())
                .bind("recipients", Sql.texts(recipients))
                .bind("now", now)
                .then();
    }

    /** Gives up what waits of issues before this day. */
    Mono<Void> missBefore(LocalDate day, Instant now) {
        return database.sql("""
                        update weekly.mail set state = 'MISSED', at = :now, leased_until = null,
                               detail = coalesce(detail || '; ', '') || 'it could not be sent within a day'
                         where state = 'QUEUED' and issue < :day and (leased_until is null or leased_until < now())""").bind("day", day).bind("now", now).then();
    }

    /** What is due, taken for a while; nobody else takes it before the lease is over. */
    Flux<Claimed> claim(int limit, Duration lease) {
        return database.sql("""
                        with next as (
                          select issue, recipient from weekly.mail
                           where state = 'QUEUED' and due <= now() and (leased_until is null or leased_until < now())
                           order by due, issue, recipient limit :limit for update skip locked)
                        update weekly.mail m
                           set attempts = m.attempts + 1, leased_until = now() + make_interval(secs => :lease)
                          from next where m.issue = next.issue and m.recipient = next.recipient
                        returning m.issue, m.recipient, m.stamp, m.attempts""")
                .bind("limit", limit)
                .bind("lease", Sql.seconds(lease))
                .map(WeeklyStore::toClaimed)
                .all();
    }

    private static Claimed toClaimed(Readable row) {
        return new Claimed(
                new Issue(Sql.required(row, "issue", LocalDate.class), HomeZone.ID),
                Sql.required(row, "recipient", String.class),
                Sql.required(row, "stamp", Instant.class),
                Sql.required(row, "attempts", Integer.class));
    }

    /** Writes down how an attempt ended, for good. */
    Mono<Void> end(Claimed mail, boolean sent, String detail, Instant now) {
        return database.sql("""
                        update weekly.mail set state = :state, detail = :detail, at = :now, leased_until = null
                         where issue = :issue and recipient = :recipient and state in ('QUEUED', 'MISSED')""")
                .bind("state", sent ? "SENT" : "FAILED")
                .bind("detail", detail)
                .bind("now", now)
                .bind("issue", mail.issue().day())
                .bind("recipient", mail.recipient())
                .then();
    }

    /** Lets it be tried again after a while, unless somebody else has taken it over. */
    Mono<Void> again(Claimed mail, Duration delay, String detail, Instant now) {
        return database.sql("""
                        update weekly.mail
                           set detail = :detail, at = :now, leased_until = null, due = now() + make_interval(secs => :delay)
                         where issue = :issue and recipient = :recipient and state = 'QUEUED' and attempts = :attempts""")
                .bind("detail", detail)
                .bind("now", now)
                .bind("delay", Sql.seconds(delay))
                .bind("issue", mail.issue().day())
                .bind("recipient", mail.recipient())
                .bind("attempts", mail.attempts())
                .then();
    }
}
