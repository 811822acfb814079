package vn.giaoban.conferences;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;

/** The rooms in PostgreSQL. */
@Component
class ConferenceStore {

    private final DatabaseClient database;

    ConferenceStore(DatabaseClient database) {
        this.database = database;
    }

    /** Gives briefings their rooms, in the same order; one that a briefing has already stays. */
    Mono<Void> add(List<BriefingId> briefings, List<RoomAt> rooms) {
        return database.sql("""
                        insert into conferences.conference (briefing, name, deployment)
                        select briefing, name, server
                          from unnest(:briefings::uuid[], :names::text[], :servers::text[]) n(briefing, name, server)
                        on conflict (briefing) do nothing""")
                .bind("briefings", values(briefings))
                .bind("names", Sql.texts(rooms.stream().map(RoomAt::name).toList()))
                .bind("servers", Sql.texts(rooms.stream().map(RoomAt::server).toList()))
                .then();
    }

    /** The room of a briefing. */
    Mono<RoomAt> find(BriefingId briefing) {
        return database.sql("select name, deployment from conferences.conference where briefing = :briefing")
                .bind("briefing", briefing.value())
                .map(ConferenceStore::toRoom)
                .one();
    }

    /** The rooms of many briefings. */
    Mono<Map<BriefingId, RoomAt>> roomsOf(Collection<BriefingId> briefings) {
        return database.sql("""
                        select briefing, name, deployment from conferences.conference where briefing = any(:briefings)""")
                .bind("briefings", values(briefings))
                .map(row -> Map.entry(toBriefing(row), toRoom(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** The briefing whose room has this name, in lower case. */
    Mono<BriefingId> findBriefing(String name) {
        return database.sql("select briefing from conferences.conference where name = :name")
                .bind("name", name)
                .map(ConferenceStore::toBriefing)
                .one();
    }

    /** Puts a room on another server. */
    Mono<Void> move(BriefingId briefing, String server) {
        return database.sql("update conferences.conference set deployment = :server where briefing = :briefing")
                .bind("server", server)
                .bind("briefing", briefing.value())
                .then();
    }

    /** The briefings whose rooms are on none of these servers, the newest first. */
    Flux<BriefingId> findElsewhere(Collection<String> servers, int limit) {
        return database.sql("""
                        select briefing from conferences.conference
                         where deployment <> all(:servers) order by created_at desc limit :limit""")
                .bind("servers", Sql.texts(servers))
                .bind("limit", limit)
                .map(ConferenceStore::toBriefing)
                .all();
    }

    private static RoomAt toRoom(Readable row) {
        return new RoomAt(Sql.required(row, "name", String.class), Sql.required(row, "deployment", String.class));
    }

    private static BriefingId toBriefing(Readable row) {
        return new BriefingId(Sql.required(row, "briefing", UUID.class));
    }

    private static UUID[] values(Collection<BriefingId> briefings) {
        return briefings.stream().map(BriefingId::value).toArray(UUID[]::new);
    }
}
