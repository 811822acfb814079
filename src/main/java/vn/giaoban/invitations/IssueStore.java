package vn.giaoban.invitations;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;
import vn.giaoban.letters.MessageKind;
import vn.giaoban.letters.Occasion;

/** The SQL of deciding what is told: each statement is set-based, and doing it twice changes nothing. */
@Repository
class IssueStore {

    private final DatabaseClient database;
    private final MessageRows rows;

    IssueStore(DatabaseClient database, MessageRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Takes back reminders of earlier versions that nobody is delivering right now; those of the start stand while the start does. */
    Mono<Void> dropReminders(BriefingId briefing, int version, Instant at) {
        return database.sql("""
                        update invitations.message
                           set state = 'MISSED', at = :at, detail = 'replaced by version ' || :version::int,
                               in_doubt = in_doubt or leased_until is not null, leased_until = null
                         where briefing = :briefing and state = 'QUEUED' and version < :version and kind = 'REMINDER'
                           and occasion not like 'P%@%'
                           and (leased_until is null or leased_until < now())""")
                .bind("briefing", briefing.value())
                .bind("version", version)
                .bind("at", at)
                .then();
    }

    /**
     * Takes back invitations and cancellations that nobody is delivering right now.
     *
     * @return when each recipient's earliest such message would have gone out, by recipient
     */
    Mono<Map<String, Instant>> takeBack(BriefingId briefing, Set<String> recipients, String reason, Instant at) {
        return database.sql("""
                        update invitations.message
                           set state = 'MISSED', at = :at, detail = :reason,
                               in_doubt = in_doubt or leased_until is not null, leased_until = null
                         where briefing = :briefing and recipient = any(:recipients) and state = 'QUEUED' and kind in ('REQUEST', 'CANCEL')
                           and (leased_until is null or leased_until < now())
                        returning recipient, due""")
                .bind("briefing", briefing.value())
                .bind("recipients", Sql.texts(recipients))
                .bind("reason", reason)
                .bind("at", at)
                .map(row -> Map.entry(MessageRows.text(row, "recipient"), MessageRows.instant(row, "due")))
                .all()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a.isBefore(b) ? a : b));
    }

    /** Ends what was just queued of the issue, and was not tried yet. */
    Mono<Void> miss(Issue issue, String reason) {
        return database.sql("""
                        update invitations.message set state = 'MISSED', detail = :reason, at = :at
                         where briefing = :briefing and version = :version and occasion = :occasion and state = 'QUEUED' and attempts = 0""")
                .bind("reason", reason)
                .bind("at", issue.stamp())
                .bind("briefing", issue.briefing().value())
                .bind("version", issue.version())
                .bind("occasion", issue.occasion().value())
                .then();
    }

    /** Takes back waiting reminders of the start, but for those of these occasions, and for what somebody is delivering right now. */
    Mono<Void> withdrawReminders(BriefingId briefing, Collection<Occasion> kept, Instant at) {
        return database.sql("""
                        update invitations.message
                           set state = 'MISSED', at = :at, detail = 'the briefing no longer begins then',
                               in_doubt = in_doubt or leased_until is not null, leased_until = null
                         where briefing = :briefing and state = 'QUEUED' and kind = 'REMINDER' and occasion like 'P%@%'
                           and occasion <> all(:kept) and (leased_until is null or leased_until < now())""")
                .bind("at", at)
                .bind("briefing", briefing.value())
                .bind("kept", kept.stream().map(Occasion::value).toArray(String[]::new))
                .then();
    }

    /** What everybody was told last, reminders and notices apart, by {@link Recipient#key()}, in the order in which they were first told. */
    Mono<Map<String, Told>> told(BriefingId briefing) {
        return database.sql("""
                        select * from (
                          select distinct on (m.recipient) m.*, i.plan, i.sequence
                            from invitations.message m join invitations.issue i using (briefing, version, kind, occasion)
                           where m.briefing = :briefing and m.kind in ('REQUEST', 'CANCEL') and (m.state <> 'MISSED' or m.in_doubt)
                             -- what went wrong by one channel and not by the other is told
                             and not (m.state in ('FAILED', 'BOUNCED') and exists (
                                   select 1 from invitations.message other
                                    where other.briefing = m.briefing and other.recipient = m.recipient and other.version = m.version
                                      and other.kind = m.kind and other.occasion = m.occasion and other.channel <> m.channel
                                      and other.state in ('QUEUED', 'SENT')))
                           order by m.recipient, m.position desc) last
                         order by position""")
                .bind("briefing", briefing.value())
                .map(this::toTold)
                .all()
                .collect(
                        LinkedHashMap::new,
                        (told, last) -> told.put(last.recipient().key(), last));
    }

    private Told toTold(Readable row) {
        return new Told(
                rows.recipient(row),
                MessageKind.valueOf(MessageRows.text(row, "kind")),
                MessageRows.number(row, "sequence"),
                rows.plan(row),
                DeliveryState.valueOf(MessageRows.text(row, "state")),
                MessageRows.flag(row, "in_doubt"),
                rows.portion(row));
    }

    /** Keeps what is told of a version; the first word stands. A reminder makes no sense any more once the briefing has begun. */
    Mono<Void> keepIssue(Issue issue, MessageKind kind) {
        return database.sql("""
                        insert into invitations.issue (briefing, version, kind, occasion, sequence, stamp, ends_at, plan)
                        values (:briefing, :version, :kind, :occasion, :sequence, :stamp, :endsAt, :plan) on conflict do nothing""")
                .bind("briefing", issue.briefing().value())
                .bind("version", issue.version())
                .bind("kind", kind.name())
                .bind("occasion", issue.occasion().value())
                .bind("sequence", issue.sequence())
                .bind("stamp", issue.stamp())
                .bind(
                        "endsAt",
                        kind == MessageKind.REMINDER
                                ? issue.plan().time().start()
                                : issue.plan().time().end())
                .bind("plan", Json.of(rows.json(issue.plan())))
                .then();
    }

    /**
     * Queues the drafts that are not queued yet, by each recipient's channels; a letter for a recipient without an address fails at once, so that
     * somebody sees it.
     *
     * @param digest how long those that may wait are held back
     * @param earlier when a message that this one replaces would have gone out, by recipient
     * @param domain what follows the @ of Message-IDs
     * @return how many are new
     */
    Mono<Long> queue(Issue issue, List<Draft> drafts, Duration digest, Map<String, Instant> earlier, String domain) {
        return database.sql("""
                        insert into invitations.message (id, briefing, version, kind, occasion, channel, fallback, recipient, recipient_kind,
                               recipient_id, name, email, role, point, room, room_name, link, first, changes, before, series, portion,
                               details, state, detail, due, message_id, at)
                        select d.id, :briefing, :version, d.kind, :occasion, d.channel, d.fallback, d.recipient, d.recipient_kind,
                               d.recipient_id, d.name, d.email, d.role, d.point, d.room, d.room_name, d.link, d.first, d.changes,
                               d.before, d.series, d.portion, d.details,
                               case when d.email is null and d.channel = 'MAIL' then 'FAILED' else 'QUEUED' end,
                               case when d.email is null and d.channel = 'MAIL' then 'no mail address' end,
                               case when d.waits then coalesce(d.earlier, now() + make_interval(secs => :digest)) else now() end,
                               '<' || d.id || '@' || :domain || '>', :at
                          from (select gen_random_uuid() as id, r.*, way.channel,
                                       case when way.channel = 'MAIL' and c.channel = 'MAIL' then c.fallback end as fallback
                                  from rows from (jsonb_to_recordset(:drafts) as (kind text, recipient text, recipient_kind text,
                                         recipient_id text, name text, email text, role text, point text, room text,
                                         room_name text, link uuid, first boolean, changes text, before jsonb, series uuid, portion jsonb, details jsonb, waits boolean,
                                         earlier timestamptz)) with ordinality r
                                  left join invitations.channel c
                                    on c.recipient = case when r.recipient_kind = 'POINT' then r.recipient else lower(r.email) end
                                 cross join unnest(case c.channel when 'BOTH' then array['MAIL', 'WEBHOOK']
                                                                  else array[coalesce(c.channel, 'MAIL')] end) way(channel)
                                 order by r.ordinality) d
                        on conflict (briefing, version, recipient, kind, channel, occasion) do nothing""")
                .bind("briefing", issue.briefing().value())
                .bind("version", issue.version())
                .bind("occasion", issue.occasion().value())
                .bind("digest", Sql.seconds(digest))
                .bind("domain", domain)
                .bind("at", issue.stamp())
                .bind(
                        "drafts",
                        Json.of(rows.json(
                                drafts.stream().map(d -> rows.draft(d, earlier)).toList())))
                .fetch()
                .rowsUpdated();
    }
}
