package vn.giaoban.replies;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;

/** The SQL of mails that came in: each is handled once, wherever the service died. */
@Repository
class ReplyStore {

    private final DatabaseClient database;

    ReplyStore(DatabaseClient database) {
        this.database = database;
    }

    /** What was made of mails at these places, by UID; those that are new are left out. */
    Mono<Map<Long, Outcome.Kind>> known(long validity, Collection<Long> uids) {
        return database.sql("""
                        select uid, outcome from replies.mail where uid_validity = :validity and uid = any(:uids)""")
                .bind("validity", validity)
                .bind("uids", uids.toArray(Long[]::new))
                .map(row -> Map.entry(
                        Sql.required(row, "uid", Long.class),
                        Outcome.Kind.valueOf(Sql.required(row, "outcome", String.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /**
     * Takes a mail for this transaction; one that was handled before, wherever it lay, gets its new place.
     *
     * @return what was made of it before; LEFT without a detail when it is new
     */
    Mono<Claim> claim(RawMail mail, Instant now) {
        return database.sql("""
                        insert into replies.mail (digest, message_id, uid_validity, uid, outcome, detail, at)
                        values (:digest, :messageId, :validity, :uid, 'LEFT', '', :now)
                        on conflict (digest) do update set uid_validity = excluded.uid_validity, uid = excluded.uid
                        returning xmax = 0 as fresh, outcome, detail""")
                .bind("digest", mail.digest())
                .bind("messageId", mail.messageId())
                .bind("validity", mail.place().validity())
                .bind("uid", mail.place().uid())
                .bind("now", now)
                .map(row -> new Claim(
                        Sql.required(row, "fresh", Boolean.class),
                        new Outcome(
                                Outcome.Kind.valueOf(Sql.required(row, "outcome", String.class)),
                                Sql.required(row, "detail", String.class))))
                .one();
    }

    /** Whether a mail is new, and what was made of it. */
    record Claim(boolean fresh, Outcome outcome) {}

    Mono<Void> end(RawMail mail, Outcome outcome) {
        return database.sql("update replies.mail set outcome = :outcome, detail = :detail where digest = :digest")
                .bind("outcome", outcome.kind().name())
                .bind("detail", outcome.detail())
                .bind("digest", mail.digest())
                .then();
    }

    /** Keeps when an address answered last; empty when it has answered later than that already (RFC 5546, 2.1.5). */
    Mono<Boolean> isLatest(BriefingId briefing, String address, @Nullable Instant stamp) {
        if (stamp == null) return Mono.just(true);
        return database.sql("""
                        insert into replies.latest (briefing, address, stamp) values (:briefing, :address, :stamp)
                        on conflict (briefing, address) do update set stamp = excluded.stamp where latest.stamp <= excluded.stamp""")
                .bind("briefing", briefing.value())
                .bind("address", address)
                .bind("stamp", stamp)
                .fetch()
                .rowsUpdated()
                .map(updated -> updated == 1)
                .filter(latest -> latest);
    }
}
