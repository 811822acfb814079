package vn.giaoban.points;

import java.util.List;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.web.UploadedForm;
import vn.giaoban.web.UploadedText;
import vn.giaoban.web.UploadedText.Unreadable;

/**
 * Takes a file of points or rooms from a page: first it is shown what would change, and only what was shown is taken. The file goes back and forth
 * with the form, so that nothing of it is kept here.
 */
@Controller
class UploadPages {

    private static final String PAGE = PointPages.PAGE + "/upload";

    /** As the form that confirms it must be able to carry it. */
    private static final int LARGEST = 900_000;

    private final CatalogueImport importing;
    private final Screens screens;

    UploadPages(CatalogueImport importing, Screens screens) {
        this.importing = importing;
        this.screens = screens;
    }

    @GetMapping(PAGE)
    Mono<Rendering> ask(ServerWebExchange exchange) {
        return screens.of(exchange, PointPages.TEXTS).map(screen -> show(screen, UploadView.EMPTY, 200));
    }

    /** Shows what the file would change. */
    @PostMapping(PAGE)
    Mono<Rendering> preview(ServerWebExchange exchange) {
        return Mono.zip(screens.of(exchange, PointPages.TEXTS), file(exchange))
                .flatMap(sent -> preview(sent.getT1(), sent.getT2()));
    }

    private Mono<Rendering> preview(Screen screen, byte[] file) {
        return Mono.fromSupplier(() -> UploadedForm.withPlainBreaks(UploadedText.decode(file)))
                .flatMap(text -> importing
                        .preview(text)
                        .map(preview -> show(screen, UploadView.of(text, preview, false, screen.texts()), 200)))
                .onErrorResume(Unreadable.class, fault -> refused(screen, CsvWords.of(fault, screen.texts())))
                .onErrorResume(ProblemException.class, fault -> refused(screen, fault));
    }

    /** Takes the file, unless that would not do what was shown any more: then it is shown again. */
    @PostMapping(PAGE + "/confirm")
    Mono<Rendering> confirm(ServerWebExchange exchange, Actor actor) {
        return Mono.zip(screens.of(exchange, PointPages.TEXTS), exchange.getMultipartData())
                .flatMap(sent -> {
                    var text = UploadedForm.withPlainBreaks(UploadedForm.field(sent.getT2(), "text"));
                    return importing
                            .confirm(text, UploadedForm.field(sent.getT2(), "mark"), actor)
                            .map(outcome -> answer(sent.getT1(), text, outcome))
                            .onErrorResume(ProblemException.class, fault -> refused(sent.getT1(), fault));
                });
    }

    private static Rendering answer(Screen screen, String text, CatalogueImport.Outcome outcome) {
        if (!outcome.taken()) return show(screen, UploadView.of(text, outcome.preview(), true, screen.texts()), 409);
        var done = outcome.preview().changesNothing() ? "nothing" : "import";
        return Rendering.redirectTo(PointPages.PAGE + "?done=" + done)
                .status(HttpStatus.SEE_OTHER)
                .build();
    }

    /** Faults of the file are shown with it; anything else is for the page of faults. */
    private static Mono<Rendering> refused(Screen screen, ProblemException fault) {
        if (!(fault.problem() instanceof PointProblem.FaultyCsv faulty)) return Mono.error(fault);
        var texts = screen.texts();
        var said = faulty.errors().stream().map(f -> CsvWords.of(f, texts)).toList();
        return Mono.just(show(screen, UploadView.faulty(said), 422));
    }

    private static Mono<Rendering> refused(Screen screen, CsvWords.Said fault) {
        return Mono.just(show(screen, UploadView.faulty(List.of(fault)), 422));
    }

    private static Rendering show(Screen screen, UploadView view, int status) {
        return screen.show("points/upload", status).modelAttribute("view", view).build();
    }

    private static Mono<byte[]> file(ServerWebExchange exchange) {
        return exchange.getMultipartData()
                .flatMap(parts -> UploadedForm.file(parts, LARGEST))
                .onErrorMap(DataBufferLimitException.class, _ -> UploadedForm.tooLarge(LARGEST));
    }
}
