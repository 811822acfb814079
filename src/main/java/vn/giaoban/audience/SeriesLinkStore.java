package vn.giaoban.audience;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Sql;

/** The SQL of the links to series. */
@Repository
class SeriesLinkStore {

    private final DatabaseClient database;

    SeriesLinkStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Map<String, UUID>> keep(UUID series, Collection<String> recipients) {
        return insert(series, recipients)
                .thenMany(database.sql("""
                        select id, recipient from audience.series_link where series = :series and recipient = any(:recipients)""")
                        .bind("series", series)
                        .bind("recipients", Sql.texts(recipients))
                        .map(row -> Map.entry(
                                Sql.required(row, "recipient", String.class), Sql.required(row, "id", UUID.class)))
                        .all())
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Void> insert(UUID series, Collection<String> recipients) {
        return database.sql("""
                        insert into audience.series_link (series, recipient) select :series, r from unnest(:recipients::text[]) r
                        on conflict do nothing""")
                .bind("series", series)
                .bind("recipients", Sql.texts(recipients))
                .then();
    }

    Mono<SeriesLink> find(UUID id) {
        return database.sql("select id, series, recipient from audience.series_link where id = :id")
                .bind("id", id)
                .mapProperties(SeriesLink.class)
                .one();
    }
}
