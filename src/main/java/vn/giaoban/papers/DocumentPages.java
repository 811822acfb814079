package vn.giaoban.papers;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.access.SameOrigin;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.Problem;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.points.Points;
import vn.giaoban.web.Parameters;

/** The tab of a briefing's documents: who may read, reads; secretaries hand out, say for whom, and take away. */
@Controller
class DocumentPages {

    private static final Bilingual TEXTS = Bilingual.load("papers");

    private final Documents documents;
    private final Briefings briefings;
    private final Points points;
    private final UploadReader uploads;
    private final Downloads downloads;
    private final PapersSettings settings;
    private final Screens screens;
    private final SameOrigin origin;
    private final Clock clock;

    DocumentPages(
            Documents documents,
            Briefings briefings,
            Points points,
            UploadReader uploads,
            Downloads downloads,
            PapersSettings settings,
            Screens screens,
            SameOrigin origin,
            Clock clock) {
        this.documents = documents;
        this.briefings = briefings;
        this.points = points;
        this.uploads = uploads;
        this.downloads = downloads;
        this.settings = settings;
        this.screens = screens;
        this.origin = origin;
        this.clock = clock;
    }

    /** The list; to a secretary with what can be done. */
    @GetMapping("/briefings/{id}/documents")
    Mono<Rendering> list(
            ServerWebExchange exchange,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String done) {
        return page(exchange, briefing(id), done == null ? "" : done, null);
    }

    private Mono<Rendering> page(ServerWebExchange exchange, BriefingId id, String done, @Nullable Problem fault) {
        return Mono.zip(screens.of(exchange, TEXTS), briefings.get(id), documents.list(id))
                .flatMap(found -> points.byCodes(codes(found.getT2()))
                        .map(known -> DocumentsView.of(
                                found.getT2(), found.getT3(), known, found.getT1(), said(found.getT1(), done, fault)))
                        .map(view -> found.getT1()
                                .show("papers/documents", fault == null ? 200 : fault.status())
                                .modelAttribute("view", view)
                                .build()));
    }

    private static List<String> codes(Briefing briefing) {
        return briefing.points().stream().map(ExpectedPoint::point).toList();
    }

    private DocumentsView.Said said(Screen screen, String done, @Nullable Problem fault) {
        var texts = screen.texts();
        var limit = DocumentsView.size(settings.maxSize().toBytes(), texts);
        if (fault == null) return new DocumentsView.Said(clock.instant(), done, "", "", limit);
        var key = fault instanceof PaperProblem problem ? problem.key() : fault.slug();
        var words = texts.words().containsKey("fault." + key)
                ? texts.say("fault." + key, limit, settings.maxDocuments())
                : texts.get("fault.other");
        return new DocumentsView.Said(clock.instant(), "", words, fault.detail(), limit);
    }

    /** Takes a file; what is wrong with it is said beside its field. */
    @PostMapping(path = "/briefings/{id}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<Rendering> add(ServerWebExchange exchange, @PathVariable String id, Actor actor) {
        origin.require(exchange.getRequest());
        var briefing = briefing(id);
        return uploads.read(exchange.getRequest(), upload -> documents.add(briefing, upload, actor))
                .map(_ -> seeOther(briefing, "add"))
                .onErrorResume(
                        ProblemException.class,
                        fault -> isOfFile(fault.problem())
                                ? page(exchange, briefing, "", fault.problem())
                                : Mono.error(fault));
    }

    private static boolean isOfFile(Problem problem) {
        return problem instanceof PaperProblem || problem instanceof InvalidRequest;
    }

    /** Says who may read it. */
    @PostMapping("/briefings/{id}/documents/{document}/rights")
    Mono<Rendering> allow(
            ServerWebExchange exchange, @PathVariable String id, @PathVariable String document, Actor actor) {
        var briefing = briefing(id);
        return form(
                        exchange,
                        form -> documents.allow(
                                briefing,
                                document(document),
                                Upload.access(String.valueOf(form.getFirst("access"))),
                                Upload.codes(form.get("points")),
                                actor))
                .map(_ -> seeOther(briefing, "rights"))
                .onErrorResume(
                        ProblemException.class,
                        fault -> isOfFile(fault.problem())
                                ? page(exchange, briefing, "", fault.problem())
                                : Mono.error(fault));
    }

    /** Puts it one place higher. */
    @PostMapping("/briefings/{id}/documents/{document}/place")
    Mono<Rendering> move(
            ServerWebExchange exchange, @PathVariable String id, @PathVariable String document, Actor actor) {
        var briefing = briefing(id);
        return form(exchange, form -> documents.move(briefing, document(document), place(form), actor))
                .map(_ -> seeOther(briefing, "place"));
    }

    private static int place(MultiValueMap<String, String> form) {
        var place = String.valueOf(form.getFirst("place"));
        if (!place.matches("[1-9][0-9]{0,2}"))
            throw InvalidRequest.at("/place", "must be a place of the list").asException();
        return Integer.parseInt(place);
    }

    @PostMapping("/briefings/{id}/documents/{document}/delete")
    Mono<Rendering> remove(
            ServerWebExchange exchange, @PathVariable String id, @PathVariable String document, Actor actor) {
        var briefing = briefing(id);
        return form(
                        exchange,
                        _ -> documents
                                .remove(briefing, document(document), actor)
                                .thenReturn(true))
                .map(_ -> seeOther(briefing, "delete"));
    }

    /** The document itself; who has no right to it is told the same as if it were not there. */
    @GetMapping("/briefings/{id}/documents/{document}")
    Mono<Void> download(
            ServerWebExchange exchange,
            @PathVariable String id,
            @PathVariable String document,
            ServerHttpResponse response) {
        return Mono.zip(screens.of(exchange, TEXTS), documents.get(briefing(id), document(document)))
                .filter(found ->
                        found.getT2().rights().isForAccount(found.getT1().roles()))
                .switchIfEmpty(Mono.error(() -> new NotFound("Document " + document).asException()))
                .flatMap(found -> downloads.send(found.getT2(), response));
    }

    private <T> Mono<T> form(ServerWebExchange exchange, Function<MultiValueMap<String, String>, Mono<T>> work) {
        origin.require(exchange.getRequest());
        return exchange.getFormData().flatMap(work);
    }

    private static Rendering seeOther(BriefingId briefing, String done) {
        return Rendering.redirectTo("/briefings/" + briefing + "/documents?done=" + done)
                .status(HttpStatus.SEE_OTHER)
                .build();
    }

    private static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }

    private static UUID document(String id) {
        return Parameters.id("Document", id);
    }
}
