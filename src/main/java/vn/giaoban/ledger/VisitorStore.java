package vn.giaoban.ledger;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.database.Sql;
import vn.giaoban.intake.ConferenceEvent.Visit;
import vn.giaoban.intake.VisitorDirectory;

/** The SQL of who is behind an address, as the facts have it. */
@Repository
class VisitorStore implements VisitorDirectory {

    private final DatabaseClient database;
    private final Conferences conferences;

    VisitorStore(DatabaseClient database, Conferences conferences) {
        this.database = database;
        this.conferences = conferences;
    }

    @Override
    public Flux<Visit> lastVisits(String room, Collection<String> jids) {
        return conferences.briefingOf(room).flatMapMany(briefing -> lastVisits(briefing, jids));
    }

    private Flux<Visit> lastVisits(BriefingId briefing, Collection<String> jids) {
        return database.sql("""
                        select distinct on (jid) jid, identity, name, joined from (
                          select event ->> 'jid' as jid, event ->> 'id' as identity, event ->> 'name' as name,
                                 (event ->> 'joined')::bigint as joined
                            from ledger.fact, lateral (select body::jsonb as event) told
                           where briefing = :briefing and kind = 'EVENT' and event ->> 'kind' = 'OCCUPANT_JOINED') visit
                         where jid = any(:jids) order by jid, joined desc""")
                .bind("briefing", briefing.value())
                .bind("jids", Sql.texts(jids))
                .map(VisitorStore::toVisit)
                .all();
    }

    private static Visit toVisit(Readable row) {
        return new Visit(
                Sql.required(row, "jid", String.class),
                row.get("identity", String.class),
                row.get("name", String.class),
                time(row.get("joined", Long.class)),
                null);
    }

    private static @Nullable Instant time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
