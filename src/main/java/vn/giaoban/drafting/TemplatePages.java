package vn.giaoban.drafting;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.pages.Screens;
import vn.giaoban.web.Parameters;

/** Keeps the form as a template, and deletes templates. */
@Controller
@RequestMapping(DraftingPages.PATH)
class TemplatePages {

    private final Screens screens;
    private final DraftPage page;
    private final DraftReader reader;
    private final Refusals refusals;
    private final Templates templates;

    TemplatePages(Screens screens, DraftPage page, DraftReader reader, Refusals refusals, Templates templates) {
        this.screens = screens;
        this.page = page;
        this.reader = reader;
        this.refusals = refusals;
        this.templates = templates;
    }

    /** Keeps what was typed under its title; the form stays as it is. */
    @PostMapping("/template")
    Mono<Rendering> save(ServerWebExchange exchange, Actor actor) {
        return Sent.of(exchange, screens).flatMap(sent -> {
            var reading = reader.read(sent.draft(), false);
            if (reading.form() == null) return refusals.mistaken(sent, reading.mistakes(), actor);
            return templates
                    .save(sent.draft(), actor)
                    .then(Mono.defer(() -> page.kept(sent.screen(), sent.draft(), actor)));
        });
    }

    @PostMapping("/templates/{id}/delete")
    Mono<Rendering> delete(@PathVariable String id, Actor actor) {
        return templates
                .delete(Parameters.id("Template", id), actor)
                .thenReturn(Rendering.redirectTo(DraftingPages.PATH)
                        .status(HttpStatus.SEE_OTHER)
                        .build());
    }
}
