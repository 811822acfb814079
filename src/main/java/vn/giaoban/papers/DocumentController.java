package vn.giaoban.papers;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.Page;
import vn.giaoban.web.Parameters;

/** Documents over HTTP. */
@RestController
@RequestMapping("/api/v1/briefings/{id}/documents")
class DocumentController {

    private final Documents documents;
    private final Briefings briefings;
    private final UploadReader uploads;
    private final Downloads downloads;

    DocumentController(Documents documents, Briefings briefings, UploadReader uploads, Downloads downloads) {
        this.documents = documents;
        this.briefings = briefings;
        this.uploads = uploads;
        this.downloads = downloads;
    }

    /** A document, in the words of the contract. */
    record DocumentView(
            UUID id,
            String name,
            String mediaType,
            long size,
            String sha256,
            PaperAccess access,
            List<String> points,
            OffsetDateTime uploadedAt,
            String uploadedBy) {

        static DocumentView of(Document document) {
            return new DocumentView(
                    document.id(),
                    document.name(),
                    document.mediaType(),
                    document.size(),
                    document.sha256(),
                    document.rights().access(),
                    document.rights().points(),
                    document.uploadedAt().atZone(HomeZone.ID).toOffsetDateTime(),
                    document.uploadedBy());
        }
    }

    /**
     * What changes; what is null stays.
     *
     * @param position place in the list, from 1 on
     */
    record DocumentChange(
            @Nullable PaperAccess access,
            @Nullable List<String> points,
            @Nullable Integer position) {}

    /** Those that the caller may read, in order. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Page<DocumentView>> list(@PathVariable String id, Authentication login) {
        return briefings
                .get(briefing(id))
                .flatMap(briefing -> documents.list(briefing.id()))
                .map(found -> new Page<>(
                        found.stream()
                                .filter(document -> document.rights().isForAccount(rolesOf(login)))
                                .map(DocumentView::of)
                                .toList(),
                        null));
    }

    /** Takes a form with the part {@code file} and, if not for everybody, {@code access} and {@code points}. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<DocumentView>> add(@PathVariable String id, ServerHttpRequest request, Actor actor) {
        var briefing = briefing(id);
        return uploads.read(request, upload -> documents.add(briefing, upload, actor))
                .map(document -> ResponseEntity.created(
                                URI.create("/api/v1/briefings/" + briefing + "/documents/" + document.id()))
                        .body(DocumentView.of(document)));
    }

    @GetMapping(path = "/{document}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<DocumentView> get(@PathVariable String id, @PathVariable String document, Authentication login) {
        return readable(id, document, login).map(DocumentView::of);
    }

    @GetMapping("/{document}/content")
    Mono<Void> content(
            @PathVariable String id, @PathVariable String document, Authentication login, ServerHttpResponse response) {
        return readable(id, document, login).flatMap(found -> downloads.send(found, response));
    }

    /** Who has no right to it is told the same as if it were not there. */
    private Mono<Document> readable(String id, String document, Authentication login) {
        return documents
                .get(briefing(id), document(document))
                .filter(found -> found.rights().isForAccount(rolesOf(login)))
                .switchIfEmpty(Mono.error(() -> new NotFound("Document " + document).asException()));
    }

    @PatchMapping(path = "/{document}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<DocumentView> change(
            @PathVariable String id, @PathVariable String document, @RequestBody DocumentChange change, Actor actor) {
        var briefing = briefing(id);
        var which = document(document);
        return documents
                .get(briefing, which)
                .flatMap(found -> allow(found, change, actor))
                .flatMap(found -> move(found, change, actor))
                .map(DocumentView::of);
    }

    private Mono<Document> allow(Document document, DocumentChange change, Actor actor) {
        if (change.access() == null && change.points() == null) return Mono.just(document);
        var access = change.access() == null ? document.rights().access() : change.access();
        var points = change.points() == null ? document.rights().points() : change.points();
        return documents.allow(document.briefing(), document.id(), access, points, actor);
    }

    private Mono<Document> move(Document document, DocumentChange change, Actor actor) {
        var position = change.position();
        if (position == null) return Mono.just(document);
        if (position < 1 || position > 1_000)
            throw InvalidRequest.at("/position", "must be 1 to 1000").asException();
        return documents.move(document.briefing(), document.id(), position, actor);
    }

    @DeleteMapping("/{document}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable String id, @PathVariable String document, Actor actor) {
        return documents.remove(briefing(id), document(document), actor);
    }

    private static Collection<String> rolesOf(Authentication login) {
        return login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(name -> String.valueOf(name).replaceFirst("^ROLE_", ""))
                .toList();
    }

    private static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }

    private static UUID document(String id) {
        return Parameters.id("Document", id);
    }
}
