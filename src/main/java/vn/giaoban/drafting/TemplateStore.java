package vn.giaoban.drafting;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.database.Sql;

/** The SQL of templates: one of each name. */
@Repository
class TemplateStore {

    private final DatabaseClient database;
    private final JsonMapper json;

    TemplateStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Keeps it; one of the same name is overwritten. */
    Mono<Void> save(Template template, String by) {
        return database.sql("""
                        insert into drafting.template (id, name, plan, by) values (:id, :name, :plan, :by)
                        on conflict (lower(name)) do update set (name, plan, by, at) = (excluded.name, excluded.plan, excluded.by, now())""")
                .bind("id", template.id())
                .bind("name", template.name())
                .bind("plan", Json.of(json.writeValueAsBytes(template.plan())))
                .bind("by", by)
                .then();
    }

    /** All, by name. */
    Flux<Template> list() {
        return database.sql("select id, name, plan::text as plan from drafting.template order by lower(name)")
                .map(this::toTemplate)
                .all();
    }

    Mono<Template> find(UUID id) {
        return database.sql("select id, name, plan::text as plan from drafting.template where id = :id")
                .bind("id", id)
                .map(this::toTemplate)
                .one();
    }

    /** Gives the one that was deleted; empty when there was none. */
    Mono<Template> delete(UUID id) {
        return database.sql("delete from drafting.template where id = :id returning id, name, plan::text as plan")
                .bind("id", id)
                .map(this::toTemplate)
                .one();
    }

    private Template toTemplate(Readable row) {
        return new Template(
                Sql.required(row, "id", UUID.class),
                Sql.required(row, "name", String.class),
                json.readValue(Sql.required(row, "plan", String.class), Template.Plan.class));
    }
}
