package vn.giaoban.points;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.database.Sql;
import vn.giaoban.web.Paging;

/** The SQL of points and rooms. */
@Repository
class PointStore {

    private static final String SELECT = """
            select p.code, p.name, p.kind, p.parent, p.email, p.phone, p.uplink_mbps, p.retired, p.version, p.position,
                   coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'code', r.code, 'name', r.name,
                                    'capacity', r.capacity, 'retired', r.retired, 'version', r.version) order by r.position)
                               from points.room r where r.point = p.code), '[]')::text as rooms
              from points.point p
            """;

    /** Many points as one value: a row for each would cost more than all the rest of a booking's reading. */
    private static final String SELECT_MANY = """
            select coalesce(json_agg(json_build_object('code', p.code, 'name', p.name, 'kind', p.kind, 'parent', p.parent,
                              'email', p.email, 'phone', p.phone, 'uplinkMbps', p.uplink_mbps, 'retired', p.retired,
                              'version', p.version, 'rooms', coalesce(
                                (select json_agg(json_build_object('id', r.id, 'code', r.code, 'name', r.name,
                                          'capacity', r.capacity, 'retired', r.retired, 'version', r.version) order by r.position)
                                   from points.room r where r.point = p.code), '[]')) order by p.position), '[]')::text
              from points.point p
            """;

    /** The catalogue changes rarely: what was read is read again and again, and needs to be understood only once. */
    private final Cache<String, List<Point>> read = Caffeine.newBuilder()
            .maximumWeight(8 << 20)
            .weigher((String text, List<Point> _) -> text.length())
            .build();

    private final DatabaseClient database;
    private final JsonMapper json;

    PointStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A point and its place in the catalogue. */
    record Placed(Point point, long position) {}

    /** What to look for in the catalogue; what is null does not matter. */
    record Filter(
            @Nullable PointKind kind,
            @Nullable String parent,
            @Nullable String text,
            boolean retired) {}

    Mono<Point> find(String code) {
        return database.sql(SELECT + "where p.code = :code")
                .bind("code", code)
                .map(this::toPlaced)
                .one()
                .map(Placed::point);
    }

    Flux<Point> findAll(Collection<String> codes) {
        return many(database.sql(SELECT_MANY + "where p.code = any(:codes)").bind("codes", Sql.texts(codes)));
    }

    Flux<Point> findByKinds(Collection<PointKind> kinds) {
        return many(database.sql(SELECT_MANY + "where p.kind = any(:kinds) and not p.retired")
                .bind("kinds", kinds.stream().map(PointKind::name).toArray(String[]::new)));
    }

    Flux<Point> findBelow(String root) {
        return many(database.sql(
                        "with recursive tree(code) as (select :root::text union select c.code from points.point c join tree t on c.parent = t.code) "
                                + SELECT_MANY
                                + "where p.code in (select code from tree) and not p.retired")
                .bind("root", root));
    }

    private Flux<Point> many(GenericExecuteSpec sql) {
        return sql.mapValue(String.class).one().flatMapIterable(points -> read.get(points, this::toPoints));
    }

    private List<Point> toPoints(String points) {
        return List.copyOf(json.readValue(points, new TypeReference<List<Point>>() {}));
    }

    /** Every code of the catalogue, retired ones too, with its parent's or an empty text. */
    Mono<Map<String, String>> parents() {
        return database.sql("select code, coalesce(parent, '') as parent from points.point")
                .fetch()
                .all()
                .collectMap(row -> String.valueOf(row.get("code")), row -> String.valueOf(row.get("parent")));
    }

    Flux<Placed> list(Filter filter, Paging paging) {
        return database.sql(SELECT + """
                        where (:kind::text is null or p.kind = :kind) and (:parent::text is null or p.parent = :parent)
                          and (:text::text is null or p.search like all
                                (select '%' || w || '%' from unnest(string_to_array(points.fold(:text), ' ')) w))
                          and p.retired = :retired and p.position > :after
                        order by p.position limit :limit""")
                .bind(
                        "kind",
                        Sql.text(filter.kind() == null ? null : filter.kind().name()))
                .bind("parent", Sql.text(filter.parent()))
                .bind("text", Sql.likeSafe(filter.text()))
                .bind("retired", filter.retired())
                .bind(
                        "after",
                        paging.after().isEmpty() ? 0L : number(paging.after().getFirst()))
                .bind("limit", paging.limit() + 1)
                .map(this::toPlaced)
                .all();
    }

    /** Keeps bookings out while the catalogue changes; held to the end of the transaction. */
    Mono<Void> lockForChange() {
        return database.sql("select pg_advisory_xact_lock(hashtext('points.catalogue'))")
                .then();
    }

    /** Keeps the catalogue as it is until the end of the transaction; any number may hold it. */
    Mono<Void> lockForUse() {
        return database.sql("select pg_advisory_xact_lock_shared(hashtext('points.catalogue'))")
                .then();
    }

    Mono<Void> save(String code, PointForm form) {
        return database.sql("""
                        insert into points.point (code, name, kind, parent, email, phone, uplink_mbps)
                        values (:code, :name, :kind, :parent, :email, :phone, :uplink)
                        on conflict (code) do update
                          set (name, kind, parent, email, phone, uplink_mbps, retired, version)
                            = (excluded.name, excluded.kind, excluded.parent, excluded.email, excluded.phone,
                               excluded.uplink_mbps, false, points.point.version + 1)""")
                .bind("code", code)
                .bind("name", form.name())
                .bind("kind", form.kind().name())
                .bind("parent", Sql.text(form.parent()))
                .bind("email", Sql.text(form.email()))
                .bind("phone", Sql.text(form.phone()))
                .bind("uplink", Sql.orNull(form.uplinkMbps(), Integer.class))
                .then();
    }

    Mono<Void> retire(String code) {
        return database.sql("update points.point set retired = true, version = version + 1 where code = :code")
                .bind("code", code)
                .then();
    }

    Mono<Void> saveRoom(String point, String code, RoomForm form) {
        return database.sql("""
                        with touched as (update points.point set version = version + 1 where code = :point)
                        insert into points.room (point, code, name, capacity) values (:point, :code, :name, :capacity)
                        on conflict (id) do update
                          set (name, capacity, retired, version)
                            = (excluded.name, excluded.capacity, false, points.room.version + 1)""")
                .bind("point", point)
                .bind("code", code)
                .bind("name", form.name())
                .bind("capacity", form.capacity())
                .then();
    }

    Mono<Void> retireRoom(String point, String id) {
        return database.sql("""
                        with touched as (update points.point set version = version + 1 where code = :point)
                        update points.room set retired = true, version = version + 1 where id = :id""").bind("point", point).bind("id", id).then();
    }

    /** Whether there is a catalogue at all. */
    Mono<Boolean> isEmpty() {
        return database.sql("select not exists (select 1 from points.point)")
                .mapValue(Boolean.class)
                .one();
    }

    private Placed toPlaced(Readable row) {
        List<Room> rooms = json.readValue(Sql.required(row, "rooms", String.class), new TypeReference<List<Room>>() {});
        var point = new Point(
                Sql.required(row, "code", String.class),
                Sql.required(row, "name", String.class),
                PointKind.valueOf(Sql.required(row, "kind", String.class)),
                row.get("parent", String.class),
                row.get("email", String.class),
                row.get("phone", String.class),
                row.get("uplink_mbps", Integer.class),
                Sql.required(row, "retired", Boolean.class),
                Sql.required(row, "version", Integer.class),
                rooms);
        return new Placed(point, Sql.required(row, "position", Long.class));
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw vn.giaoban.kernel.CommonProblem.InvalidRequest.at("cursor", "is not a cursor of this list")
                    .asException();
        }
    }
}
