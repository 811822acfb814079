package vn.giaoban.drafting;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.pages.Screens;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.scheduling.BriefingCommands;
import vn.giaoban.scheduling.Scope;
import vn.giaoban.web.Parameters;

/** The page on which a briefing is changed: the one it was written on, with what it says now. */
@Controller
@RequestMapping("/briefings/{id:[0-9a-fA-F-]{36}}/edit")
class EditingPages {

    private final Screens screens;
    private final Briefings briefings;
    private final BriefingCommands commands;
    private final DraftPage page;
    private final DraftReader reader;
    private final Refusals refusals;
    private final JsonMapper json;

    EditingPages(
            Screens screens,
            Briefings briefings,
            BriefingCommands commands,
            DraftPage page,
            DraftReader reader,
            Refusals refusals,
            JsonMapper json) {
        this.screens = screens;
        this.briefings = briefings;
        this.commands = commands;
        this.page = page;
        this.reader = reader;
        this.refusals = refusals;
        this.json = json;
    }

    @GetMapping
    Mono<Rendering> open(ServerWebExchange exchange, @PathVariable String id, Actor actor) {
        return Mono.zip(screens.of(exchange, DraftingPages.TEXTS), briefings.get(briefing(id)))
                .flatMap(found -> page.changed(found.getT1(), draft(found.getT2()), actor));
    }

    private static Draft draft(Briefing briefing) {
        var edited = new Draft.Edited(briefing.id().value(), briefing.version(), Scope.THIS);
        return Present.draft(briefing, edited);
    }

    /** Changes what was typed otherwise; whoever was invited is told. */
    @PostMapping
    Mono<Rendering> submit(ServerWebExchange exchange, @PathVariable String id, Actor actor) {
        return Sent.of(exchange, screens).flatMap(sent -> {
            var reading = reader.read(sent.draft(), false);
            var form = reading.form();
            if (form == null) return refusals.mistaken(sent, reading.mistakes(), actor);
            return briefings
                    .get(briefing(id))
                    .flatMap(before -> change(before, sent.draft(), form, actor))
                    .map(DraftingPages::toBriefing)
                    .onErrorResume(ProblemException.class, fault -> refusals.refused(sent, fault.problem(), actor));
        });
    }

    private Mono<BriefingId> change(Briefing before, Draft draft, BriefingForm form, Actor actor) {
        var edited = draft.edited();
        if (edited == null || !edited.briefing().equals(before.id().value()))
            return Mono.error(new NotFound("This form").asException());
        var patch = Revision.of(json, before, draft, form);
        if (patch.isEmpty()) return Mono.just(before.id());
        return commands.change(before.id(), edited.version(), patch, edited.scope(), actor)
                .map(Briefing::id);
    }

    private static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }
}
