package vn.giaoban.control;

import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;

/** The SQL of warnings and expulsions. */
@Repository
class ControlStore {

    private final DatabaseClient database;

    ControlStore(DatabaseClient database) {
        this.database = database;
    }

    /** Takes a warning of a briefing with this end for oneself; false when somebody has given it or is about to. */
    Mono<Boolean> claim(Briefing briefing, Duration before, Instant now) {
        return database.sql("""
                        insert into control.warning (briefing, ends_at, before, at) values (:briefing, :ends, :before, :now)
                        on conflict do nothing""")
                .bind("briefing", briefing.id().value())
                .bind("ends", briefing.time().end())
                .bind("before", before.toString())
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(inserted -> inserted == 1);
    }

    /** Gives a warning back that could not be given. */
    Mono<Void> release(Briefing briefing, Duration before) {
        return database.sql("""
                        delete from control.warning where briefing = :briefing and ends_at = :ends and before = :before""")
                .bind("briefing", briefing.id().value())
                .bind("ends", briefing.time().end())
                .bind("before", before.toString())
                .then();
    }

    /** Whether a warning of a briefing with this end was given. */
    Mono<Boolean> isGiven(Briefing briefing, Duration before) {
        return database.sql("""
                        select exists (select 1 from control.warning
                                        where briefing = :briefing and ends_at = :ends and before = :before)""")
                .bind("briefing", briefing.id().value())
                .bind("ends", briefing.time().end())
                .bind("before", before.toString())
                .mapValue(Boolean.class)
                .one();
    }

    /** Writes down that whoever came in by a link before this time has to leave. */
    Mono<Void> expel(BriefingId briefing, Expulsion expulsion) {
        return database.sql("""
                        insert into control.expulsion (briefing, identity, at) values (:briefing, :identity, :at)
                        on conflict (briefing, identity) do update set at = greatest(control.expulsion.at, excluded.at)""")
                .bind("briefing", briefing.value())
                .bind("identity", expulsion.identity())
                .bind("at", expulsion.at())
                .then();
    }

    /** All expulsions of a briefing. */
    Flux<Expulsion> expulsionsOf(BriefingId briefing) {
        return database.sql("select identity, at from control.expulsion where briefing = :briefing")
                .bind("briefing", briefing.value())
                .map(row -> new Expulsion(
                        Sql.required(row, "identity", String.class), Sql.required(row, "at", Instant.class)))
                .all();
    }
}
