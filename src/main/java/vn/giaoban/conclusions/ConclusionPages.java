package vn.giaoban.conclusions;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.access.SameOrigin;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.exports.Exports;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screens;
import vn.giaoban.pages.WallClock;
import vn.giaoban.points.Points;
import vn.giaoban.web.Parameters;

/** The tab of a briefing's conclusions: the secretary writes them, assigns tasks, and issues the notice. */
@Controller
class ConclusionPages {

    static final Bilingual TEXTS = Bilingual.load("conclusions");

    private final Conclusions conclusions;
    private final ConclusionInput input;
    private final Briefings briefings;
    private final Points points;
    private final Exports exports;
    private final Screens screens;
    private final SameOrigin origin;
    private final Clock clock;

    ConclusionPages(
            Conclusions conclusions,
            ConclusionInput input,
            Briefings briefings,
            Points points,
            Exports exports,
            Screens screens,
            SameOrigin origin,
            Clock clock) {
        this.conclusions = conclusions;
        this.input = input;
        this.briefings = briefings;
        this.points = points;
        this.exports = exports;
        this.screens = screens;
        this.origin = origin;
        this.clock = clock;
    }

    /** The list; to a secretary with what can be done. */
    @GetMapping("/briefings/{id}/conclusions")
    Mono<Rendering> list(ServerWebExchange exchange, @PathVariable String id) {
        var done = exchange.getRequest().getQueryParams().getFirst("done");
        return page(exchange, briefing(id), done == null ? "" : done, ConclusionsView.Typed.NOTHING, 200);
    }

    private Mono<Rendering> page(
            ServerWebExchange exchange, BriefingId id, String done, ConclusionsView.Typed typed, int status) {
        return Mono.zip(screens.of(exchange, TEXTS), briefings.get(id), conclusions.of(id))
                .flatMap(found -> points.byCodes(codes(found.getT2()))
                        .map(known -> ConclusionsView.of(
                                found.getT2(),
                                found.getT3(),
                                known,
                                conclusions.noticeDue(found.getT2()),
                                conclusions.isHeld(found.getT2()),
                                clock.instant(),
                                new WallClock(
                                        found.getT2().zone(), found.getT1().texts()),
                                typed))
                        .map(view -> found.getT1()
                                .show("conclusions/conclusions", status)
                                .modelAttribute("view", view)
                                .modelAttribute(
                                        "done", found.getT1().texts().words().getOrDefault("done." + done, ""))
                                .build()));
    }

    private static List<String> codes(Briefing briefing) {
        return briefing.points().stream().map(ExpectedPoint::point).toList();
    }

    /** Writes a conclusion. */
    @PostMapping("/briefings/{id}/conclusions")
    Mono<Rendering> write(ServerWebExchange exchange, @PathVariable String id, Actor actor) {
        var briefing = briefing(id);
        return form(exchange, briefing, "new", "write", form -> conclusions.write(briefing, input.form(form), actor));
    }

    /** Writes it anew. */
    @PostMapping("/briefings/{id}/conclusions/{conclusion}")
    Mono<Rendering> change(
            ServerWebExchange exchange, @PathVariable String id, @PathVariable String conclusion, Actor actor) {
        var briefing = briefing(id);
        var which = Parameters.id("Conclusion", conclusion);
        return form(
                exchange,
                briefing,
                conclusion,
                "change",
                form -> conclusions.change(briefing, which, input.form(form), actor));
    }

    @PostMapping("/briefings/{id}/conclusions/{conclusion}/delete")
    Mono<Rendering> remove(
            ServerWebExchange exchange, @PathVariable String id, @PathVariable String conclusion, Actor actor) {
        var briefing = briefing(id);
        UUID which = Parameters.id("Conclusion", conclusion);
        return form(exchange, briefing, "", "delete", _ -> conclusions.remove(briefing, which, actor));
    }

    /** Writes down that the notice went out. */
    @PostMapping("/briefings/{id}/conclusions/notice")
    Mono<Rendering> issue(ServerWebExchange exchange, @PathVariable String id, Actor actor) {
        var briefing = briefing(id);
        return form(
                exchange, briefing, "notice", "issue", form -> conclusions.issue(briefing, input.number(form), actor));
    }

    /** The notice, to be printed and signed. */
    @GetMapping("/briefings/{id}/conclusions/notice.pdf")
    Mono<ResponseEntity<Object>> notice(@PathVariable String id) {
        var briefing = briefing(id);
        return Mono.zip(briefings.get(briefing), conclusions.of(briefing))
                .flatMap(found -> points.byCodes(codes(found.getT1()))
                        .flatMap(known -> exports.letter(
                                "thong-bao-ket-luan",
                                () -> NoticeText.of(found.getT1(), found.getT2(), known, clock.instant()))));
    }

    private Mono<Rendering> form(
            ServerWebExchange exchange,
            BriefingId briefing,
            String name,
            String done,
            Function<MultiValueMap<String, String>, Mono<Void>> work) {
        origin.require(exchange.getRequest());
        return exchange.getFormData()
                .flatMap(form -> Mono.defer(() -> work.apply(form))
                        .then(Mono.fromSupplier(() -> seeOther(briefing, done)))
                        .onErrorResume(
                                ProblemException.class,
                                fault -> fault.problem() instanceof InvalidRequest invalid
                                        ? page(exchange, briefing, "", input.typed(name, form, invalid), 400)
                                        : Mono.error(fault)));
    }

    private static Rendering seeOther(BriefingId briefing, String done) {
        return Rendering.redirectTo("/briefings/" + briefing + "/conclusions?done=" + done)
                .status(HttpStatus.SEE_OTHER)
                .build();
    }

    private static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }
}
