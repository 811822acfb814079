package vn.giaoban.conferences;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
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
    Mono<Void> add(List<BriefingId> briefings, List<String> names) {
        return database.sql("""
                        insert into conferences.conference (briefing, name)
                        select briefing, name from unnest(:briefings::uuid[], :names::text[]) n(briefing, name)
                        on conflict (briefing) do nothing""")
                .bind("briefings", briefings.stream().map(BriefingId::value).toArray(UUID[]::new))
                .bind("names", Sql.texts(names))
                .then();
    }

    /** The room's name of a briefing. */
    Mono<String> findName(BriefingId briefing) {
        return database.sql("select name from conferences.conference where briefing = :briefing")
                .bind("briefing", briefing.value())
                .map(row -> requireNonNull(row.get("name", String.class)))
                .one();
    }

    /** The rooms' names of many briefings. */
    Mono<Map<BriefingId, String>> namesOf(Collection<BriefingId> briefings) {
        return database.sql("select briefing, name from conferences.conference where briefing = any(:briefings)")
                .bind("briefings", briefings.stream().map(BriefingId::value).toArray(UUID[]::new))
                .map(row -> Map.entry(
                        new BriefingId(requireNonNull(row.get("briefing", UUID.class))),
                        requireNonNull(row.get("name", String.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** The briefing whose room has this name, in lower case. */
    Mono<BriefingId> findBriefing(String name) {
        return database.sql("select briefing from conferences.conference where name = :name")
                .bind("name", name)
                .map(row -> new BriefingId(requireNonNull(row.get("briefing", UUID.class))))
                .one();
    }
}
