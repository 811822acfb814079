package vn.giaoban.reminders;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;

/** The SQL of reminders. A row is the claim on one: whoever ends it sends it, and nobody after that. */
@Repository
class ReminderStore {

    private final DatabaseClient database;

    ReminderStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Arms reminders that were not known yet; one whose time has passed is never sent, since the message that tells of this plan goes out
     * now.
     *
     * @return those that are armed by this
     */
    Flux<Reminder> arm(List<Reminder> reminders, Instant now) {
        return database.sql("""
                        insert into reminders.reminder (briefing, starts_at, before, due, state, at)
                        select briefing, starts_at, before, due, case when due <= :now then 'PASSED' else 'ARMED' end, :now
                          from unnest(:briefings::uuid[], :starts::timestamptz[], :befores::text[], :dues::timestamptz[])
                               r(briefing, starts_at, before, due)
                        on conflict do nothing
                        returning case when state = 'ARMED' then briefing end as armed, briefing, starts_at, before""")
                .bind("now", now)
                .bind(
                        "briefings",
                        reminders.stream().map(r -> r.briefing().value()).toArray(UUID[]::new))
                .bind("starts", texts(reminders, r -> r.start().toString()))
                .bind("befores", texts(reminders, r -> r.before().toString()))
                .bind("dues", texts(reminders, r -> r.due().toString()))
                .map(row -> row.get("armed", UUID.class) == null ? List.<Reminder>of() : List.of(toReminder(row)))
                .all()
                .flatMapIterable(armed -> armed);
    }

    /** Forgets what is armed for the briefing beside these; gives what was forgotten. */
    Flux<Reminder> disarmOthers(BriefingId briefing, List<Reminder> kept) {
        return database.sql("""
                        delete from reminders.reminder r
                         where r.briefing = :briefing and r.state = 'ARMED'
                           and not exists (select 1 from unnest(:starts::timestamptz[], :befores::text[]) k(starts_at, before)
                                            where k.starts_at = r.starts_at and k.before = r.before)
                        returning briefing, starts_at, before""")
                .bind("briefing", briefing.value())
                .bind("starts", texts(kept, r -> r.start().toString()))
                .bind("befores", texts(kept, r -> r.before().toString()))
                .map(ReminderStore::toReminder)
                .all();
    }

    /** Briefings of which something armed is due, the longest due first. */
    Flux<BriefingId> findDue(Instant now, int limit) {
        return database.sql("""
                        select briefing from reminders.reminder where state = 'ARMED' and due <= :now
                         group by briefing order by min(due) limit :limit""")
                .bind("now", now)
                .bind("limit", limit)
                .mapValue(UUID.class)
                .all()
                .map(BriefingId::new);
    }

    /** What is armed and due of a briefing; nobody else can take it before the transaction ends. */
    Flux<Reminder> lockDue(BriefingId briefing, Instant now) {
        return database.sql("""
                        select briefing, starts_at, before from reminders.reminder
                         where briefing = :briefing and state = 'ARMED' and due <= :now order by due for update""")
                .bind("briefing", briefing.value())
                .bind("now", now)
                .map(ReminderStore::toReminder)
                .all();
    }

    /** Writes down what became of a reminder, for good. */
    Mono<Void> end(Verdict verdict, Instant now) {
        return database.sql("""
                        update reminders.reminder set state = :state, at = :now
                         where briefing = :briefing and starts_at = :start and before = :before""")
                .bind("state", verdict.outcome().name())
                .bind("now", now)
                .bind("briefing", verdict.reminder().briefing().value())
                .bind("start", verdict.reminder().start())
                .bind("before", verdict.reminder().before().toString())
                .then();
    }

    private static String[] texts(List<Reminder> reminders, Function<Reminder, String> text) {
        return reminders.stream().map(text).toArray(String[]::new);
    }

    private static Reminder toReminder(Readable row) {
        return new Reminder(
                new BriefingId(Sql.required(row, "briefing", UUID.class)),
                Sql.required(row, "starts_at", Instant.class),
                Duration.parse(Sql.required(row, "before", String.class)));
    }
}
