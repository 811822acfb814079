package vn.giaoban.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.codec.multipart.Part;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.web.UploadedForm;

/**
 * Takes a calendar file from a page: first it is shown what would become of each event, then those are imported that are chosen. The file goes back and
 * forth with the form, so that nothing of it is kept here.
 */
@Controller
@RequestMapping(ImportPages.PATH)
class ImportPages {

    static final String PATH = "/briefings/import";

    private static final Bilingual TEXTS = ImportWords.TEXTS;

    /** As the form that confirms it must be able to carry it, each letter with an accent threefold. */
    private static final int LARGEST = 300_000;

    private final Imports imports;
    private final Screens screens;

    ImportPages(Imports imports, Screens screens) {
        this.imports = imports;
        this.screens = screens;
    }

    @GetMapping
    Mono<Rendering> ask(ServerWebExchange exchange) {
        return screens.of(exchange, TEXTS).map(screen -> show(screen, ImportSheet.EMPTY, 200));
    }

    /** Shows what would become of the file. */
    @PostMapping
    Mono<Rendering> preview(ServerWebExchange exchange, Actor actor) {
        return Mono.zip(screens.of(exchange, TEXTS), exchange.getMultipartData())
                .flatMap(sent -> file(sent.getT2())
                        .flatMap(file -> preview(sent.getT1(), sent.getT2(), file, actor))
                        .onErrorResume(ProblemException.class, fault -> refused(sent.getT1(), fault)));
    }

    private Mono<Rendering> preview(Screen screen, MultiValueMap<String, Part> sent, byte[] file, Actor actor) {
        var text = UploadedForm.withPlainBreaks(ImportController.text(file));
        var asked = new Asked(
                !UploadedForm.field(sent, "all").isEmpty(),
                !UploadedForm.field(sent, "publish").isEmpty(),
                Set.of());
        return imports.preview(text, asked.wish(), actor)
                .map(items -> show(screen, ImportSheet.of(text, asked, items, false, screen.texts()), 200));
    }

    /** Imports what was chosen, and shows what became of it. */
    @PostMapping("/confirm")
    Mono<Rendering> confirm(ServerWebExchange exchange, Actor actor) {
        return Mono.zip(screens.of(exchange, TEXTS), exchange.getFormData())
                .flatMap(sent -> confirm(sent.getT1(), sent.getT2(), actor)
                        .onErrorResume(ProblemException.class, fault -> refused(sent.getT1(), fault)));
    }

    private Mono<Rendering> confirm(Screen screen, MultiValueMap<String, String> sent, Actor actor) {
        var text = UploadedForm.withPlainBreaks(Objects.requireNonNullElse(sent.getFirst("text"), ""));
        var asked = new Asked(
                sent.containsKey("all"),
                sent.containsKey("publish"),
                new HashSet<>(sent.getOrDefault("event", List.of())));
        return imports.take(text, asked.wish(), asked.events()::contains, actor)
                .map(items -> show(screen, ImportSheet.of(text, asked, items, true, screen.texts()), 200));
    }

    /** Faults of the file are shown with it; anything else is for the page of faults. */
    private static Mono<Rendering> refused(Screen screen, ProblemException fault) {
        if (!(fault.problem() instanceof ImportProblem.FaultyCalendar faulty)) return Mono.error(fault);
        return Mono.just(show(screen, ImportSheet.faulty(faulty.faults(), screen.texts()), 422));
    }

    private static Rendering show(Screen screen, ImportSheet view, int status) {
        return screen.show("imports/import", status)
                .modelAttribute("view", view)
                .build();
    }

    /**
     * What was ticked in the form.
     *
     * @param all whether events that name no point are for all departments and districts
     */
    record Asked(boolean all, boolean publish, Set<String> events) {

        Imports.Wish wish() {
            return new Imports.Wish(all ? List.of("ALL") : List.of(), publish);
        }
    }

    private static Mono<byte[]> file(MultiValueMap<String, Part> parts) {
        return UploadedForm.file(parts, LARGEST)
                .onErrorMap(DataBufferLimitException.class, _ -> UploadedForm.tooLarge(LARGEST));
    }
}
