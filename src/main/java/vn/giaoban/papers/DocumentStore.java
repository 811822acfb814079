package vn.giaoban.papers;

import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Sql;

/** The SQL of documents. */
@Repository
class DocumentStore {

    private final DatabaseClient database;

    DocumentStore(DatabaseClient database) {
        this.database = database;
    }

    /** A briefing's documents, in order. */
    Flux<Document> list(BriefingId briefing) {
        return database.sql("""
                        select * from papers.document where briefing = :briefing order by position, uploaded_at, id""")
                .bind("briefing", briefing.value())
                .map(DocumentStore::toDocument)
                .all();
    }

    Mono<Document> find(BriefingId briefing, UUID id) {
        return database.sql("select * from papers.document where briefing = :briefing and id = :id")
                .bind("briefing", briefing.value())
                .bind("id", id)
                .map(DocumentStore::toDocument)
                .one();
    }

    /** The same, which nobody else can change before the transaction ends. */
    Mono<Document> findForChange(BriefingId briefing, UUID id) {
        return database.sql("select * from papers.document where briefing = :briefing and id = :id for update")
                .bind("briefing", briefing.value())
                .bind("id", id)
                .map(DocumentStore::toDocument)
                .one();
    }

    Mono<Long> count(BriefingId briefing) {
        return database.sql("select count(*) from papers.document where briefing = :briefing")
                .bind("briefing", briefing.value())
                .mapValue(Long.class)
                .one();
    }

    /** Adds it at the end of the list; gives how many were added: none when the briefing has one of that name. */
    Mono<Long> insert(Document document) {
        return database.sql("""
                        insert into papers.document
                               (id, briefing, name, media_type, size, sha256, access, points, position, uploaded_at, uploaded_by)
                        values (:id, :briefing, :name, :mediaType, :size, :sha256, :access, :points,
                                (select coalesce(max(position), 0) + 1 from papers.document where briefing = :briefing),
                                :uploadedAt, :uploadedBy)
                        on conflict (briefing, lower(name)) do nothing""")
                .bind("id", document.id())
                .bind("briefing", document.briefing().value())
                .bind("name", document.name())
                .bind("mediaType", document.mediaType())
                .bind("size", document.size())
                .bind("sha256", document.sha256())
                .bind("access", document.rights().access().name())
                .bind("points", Sql.texts(document.rights().points()))
                .bind("uploadedAt", document.uploadedAt())
                .bind("uploadedBy", document.uploadedBy())
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> addPiece(UUID document, int number, byte[] bytes) {
        return database.sql("insert into papers.piece (document, number, bytes) values (:document, :number, :bytes)")
                .bind("document", document)
                .bind("number", number)
                .bind("bytes", ByteBuffer.wrap(bytes))
                .then();
    }

    /** A piece of its content, from 0 on; empty when it is gone. */
    Mono<ByteBuffer> piece(UUID document, int number) {
        return database.sql("select bytes from papers.piece where document = :document and number = :number")
                .bind("document", document)
                .bind("number", number)
                .mapValue(ByteBuffer.class)
                .one();
    }

    Mono<Void> saveRights(Document document) {
        return database.sql("update papers.document set access = :access, points = :points where id = :id")
                .bind("id", document.id())
                .bind("access", document.rights().access().name())
                .bind("points", Sql.texts(document.rights().points()))
                .then();
    }

    /** Puts it at a place of its briefing's list, from 1 on; those in between make way. */
    Mono<Void> move(Document document, int to) {
        return database.sql("""
                        with ranked as (
                          select id, row_number() over (order by position, uploaded_at, id) as n
                            from papers.document where briefing = :briefing),
                        moved as (
                          select id, row_number() over (
                                   order by case when id = :id then 2 * :to + case when :to > n then 1 else -1 end else 2 * n end) as n
                            from ranked)
                        update papers.document d set position = m.n from moved m where d.id = m.id and d.position <> m.n""")
                .bind("briefing", document.briefing().value())
                .bind("id", document.id())
                .bind("to", to)
                .then();
    }

    Mono<Void> delete(UUID id) {
        return database.sql("delete from papers.document where id = :id")
                .bind("id", id)
                .then();
    }

    private static Document toDocument(Readable row) {
        return new Document(
                Sql.required(row, "id", UUID.class),
                new BriefingId(Sql.required(row, "briefing", UUID.class)),
                Sql.required(row, "name", String.class),
                Sql.required(row, "media_type", String.class),
                Sql.required(row, "size", Long.class),
                Sql.required(row, "sha256", String.class),
                new Rights(
                        PaperAccess.valueOf(Sql.required(row, "access", String.class)),
                        List.of(Sql.required(row, "points", String[].class))),
                Sql.required(row, "position", Integer.class),
                Sql.required(row, "uploaded_at", Instant.class),
                Sql.required(row, "uploaded_by", String.class));
    }
}
