package vn.giaoban.attendance;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import vn.giaoban.database.Sql;
import vn.giaoban.intake.ConferenceEvent.Visit;
import vn.giaoban.intake.VisitorDirectory;

/** The SQL of who is behind an address. */
@Repository
class VisitorStore implements VisitorDirectory {

    private final DatabaseClient database;

    VisitorStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<Visit> lastVisits(String room, Collection<String> jids) {
        return database.sql("""
                        select distinct on (jid) jid, identity, name, joined_at, left_at from attendance.event
                         where room = :room and kind = 'OCCUPANT_JOINED' and jid = any(:jids) order by jid, joined_at desc""")
                .bind("room", room)
                .bind("jids", Sql.texts(jids))
                .map(VisitorStore::toVisit)
                .all();
    }

    private static Visit toVisit(Readable row) {
        return new Visit(
                Sql.required(row, "jid", String.class),
                row.get("identity", String.class),
                row.get("name", String.class),
                row.get("joined_at", Instant.class),
                row.get("left_at", Instant.class));
    }
}
