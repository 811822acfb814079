package vn.giaoban.points;

import io.r2dbc.postgresql.codec.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of an import: one statement, however many rows. */
@Repository
class CatalogueImportStore {

    private static final String POINT_ROWS = """
            select * from rows from (jsonb_to_recordset(:rows) as (code text, name text, kind text, parent text, email text,
                                                                    phone text, "uplinkMbps" int)) with ordinality
                as r(code, name, kind, parent, email, phone, "uplinkMbps", n)
            """;
    private static final String ROOM_ROWS = """
            select * from rows from (jsonb_to_recordset(:rows) as (point text, code text, name text, capacity int)) with ordinality
                as r(point, code, name, capacity, n)
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    CatalogueImportStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> save(CatalogueCsv.Content content) {
        var points = """
                insert into points.point (code, name, kind, parent, email, phone, uplink_mbps)
                select code, name, kind, parent, email, phone, "uplinkMbps" from (%s) row order by n
                on conflict (code) do update
                  set (name, kind, parent, email, phone, uplink_mbps, retired, version)
                    = (excluded.name, excluded.kind, excluded.parent, excluded.email, excluded.phone, excluded.uplink_mbps,
                       false, points.point.version + 1)
                  where points.point.retired
                     or (points.point.name, points.point.kind, points.point.parent, points.point.email, points.point.phone,
                         points.point.uplink_mbps)
                        is distinct from (excluded.name, excluded.kind, excluded.parent, excluded.email, excluded.phone,
                                          excluded.uplink_mbps)""".formatted(POINT_ROWS);
        var rooms = """
                with saved as (
                  insert into points.room (point, code, name, capacity)
                  select point, code, name, capacity from (%s) row order by n
                  on conflict (id) do update
                    set (name, capacity, retired, version)
                      = (excluded.name, excluded.capacity, false, points.room.version + 1)
                    where points.room.retired
                       or (points.room.name, points.room.capacity) is distinct from (excluded.name, excluded.capacity)
                  returning point)
                update points.point set version = version + 1 where code in (select point from saved)""".formatted(ROOM_ROWS);
        return database.sql(content.rooms().isEmpty() ? points : rooms)
                .bind("rows", rows(content))
                .then();
    }

    private Json rows(CatalogueCsv.Content content) {
        var rows = content.rooms().isEmpty() ? pointRows(content) : roomRows(content);
        return Json.of(json.writeValueAsBytes(rows));
    }

    private static List<Map<String, Object>> pointRows(CatalogueCsv.Content content) {
        return content.points().stream().map(CatalogueImportStore::pointRow).toList();
    }

    private static Map<String, Object> pointRow(PointForm form) {
        var row = new LinkedHashMap<String, Object>();
        row.put("code", form.code() == null ? "" : form.code());
        row.put("name", form.name());
        row.put("kind", form.kind());
        if (form.parent() != null) row.put("parent", form.parent());
        if (form.email() != null) row.put("email", form.email());
        if (form.phone() != null) row.put("phone", form.phone());
        if (form.uplinkMbps() != null) row.put("uplinkMbps", form.uplinkMbps());
        return row;
    }

    private static List<Map<String, Object>> roomRows(CatalogueCsv.Content content) {
        return content.rooms().entrySet().stream()
                .map(e -> Map.<String, Object>of(
                        "point", e.getKey().point(),
                        "code", e.getKey().code(),
                        "name", e.getValue().name(),
                        "capacity", e.getValue().capacity()))
                .toList();
    }
}
