package vn.giaoban.insight;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.attendance.SheetView;
import vn.giaoban.attendance.Sheets;
import vn.giaoban.attendance.TraceView;
import vn.giaoban.attendance.VerifyView;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.insight.SheetPage.Source;
import vn.giaoban.kernel.Actor;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.pages.WallClock;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Parameters;

/** The attendance of one briefing, with what each line rests on, and corrections of it. */
@Controller
class SheetPages {

    private final Sheets sheets;
    private final Briefings briefings;
    private final Screens screens;
    private final Forms forms;
    private final Clock clock;

    SheetPages(Sheets sheets, Briefings briefings, Screens screens, Forms forms, Clock clock) {
        this.sheets = sheets;
        this.briefings = briefings;
        this.screens = screens;
        this.forms = forms;
        this.clock = clock;
    }

    /** The sheet; with {@code point} or {@code delegate} that line is opened. */
    @GetMapping("/briefings/{id}/attendance")
    Mono<Rendering> sheet(@PathVariable String id, ServerWebExchange exchange) {
        var wanted = Wanted.of(exchange.getRequest().getQueryParams());
        return show(briefing(id), wanted, Typed.NOTHING, Match.NOTHING, exchange);
    }

    /** Corrects a verdict; what can't be taken is shown again beside what is wrong with it. */
    @PostMapping("/briefings/{id}/attendance/corrections")
    Mono<Rendering> correct(@PathVariable String id, ServerWebExchange exchange, Actor actor) {
        var briefing = briefing(id);
        return exchange.getFormData()
                .map(form -> Typed.of(form, forms))
                .flatMap(typed -> typed.faults().isEmpty()
                        ? correct(briefing, typed, actor).thenReturn(seeOther(briefing, typed))
                        : show(briefing, typed.line(), typed, Match.NOTHING, exchange));
    }

    /** Says who a guest was; what can't be taken is shown again. */
    @PostMapping("/briefings/{id}/attendance/matches")
    Mono<Rendering> match(@PathVariable String id, ServerWebExchange exchange, Actor actor) {
        var briefing = briefing(id);
        return exchange.getFormData()
                .map(form -> Match.of(form, forms))
                .flatMap(match -> match.fault().isEmpty()
                        ? sheets.match(
                                        briefing,
                                        match.identity(),
                                        match.point(),
                                        match.delegate(),
                                        match.reason(),
                                        actor)
                                .thenReturn(Rendering.redirectTo(SheetPage.path(briefing) + "#points")
                                        .status(HttpStatus.SEE_OTHER)
                                        .build())
                        : show(briefing, Wanted.of(new LinkedMultiValueMap<>()), Typed.NOTHING, match, exchange));
    }

    private Mono<Void> correct(BriefingId id, Typed typed, Actor actor) {
        var verdict = Objects.requireNonNull(typed.verdict());
        return typed.delegate() == null
                ? sheets.correctPoint(id, Objects.requireNonNullElse(typed.point(), ""), verdict, typed.reason(), actor)
                : sheets.correctDelegate(id, typed.delegate(), verdict, typed.reason(), actor);
    }

    private static Rendering seeOther(BriefingId id, Typed typed) {
        var line = typed.point() == null ? "delegate=" + typed.delegate() : "point=" + PointView.encoded(typed.point());
        return Rendering.redirectTo(SheetPage.path(id) + "?" + line + "&done=1#line")
                .status(HttpStatus.SEE_OTHER)
                .build();
    }

    private Mono<Rendering> show(BriefingId id, Wanted wanted, Typed typed, Match match, ServerWebExchange exchange) {
        return Mono.zip(
                        screens.of(exchange, ReportPages.TEXTS),
                        briefings.get(id),
                        sheets.get(id).zipWhen(sheet -> verified(id, sheet)),
                        trace(id, wanted))
                .map(found -> {
                    var screen = found.getT1();
                    var words = new WallClock(found.getT2().zone(), screen.texts());
                    var source = new Source(
                            found.getT2(),
                            found.getT3().getT1(),
                            found.getT3()
                                    .getT2()
                                    .map(seal -> SealView.of(seal, words))
                                    .orElse(null),
                            found.getT4().orElse(null));
                    return show(screen, SheetPage.of(source, wanted, clock.instant(), words), typed, match);
                });
    }

    private static Rendering show(Screen screen, SheetPage page, Typed typed, Match match) {
        return screen.show(
                        "insight/sheet",
                        typed.faults().isEmpty() && match.fault().isEmpty() ? 200 : 400)
                .modelAttribute("view", page)
                .modelAttribute("typed", typed)
                .modelAttribute("match", match)
                .build();
    }

    /** The ledger is only looked over when the figures are final. */
    private Mono<Optional<VerifyView>> verified(BriefingId id, SheetView sheet) {
        return sheet.closed() ? sheets.verify(id).map(Optional::of) : Mono.just(Optional.empty());
    }

    private Mono<Optional<TraceView>> trace(BriefingId id, Wanted wanted) {
        if (wanted.point() != null)
            return sheets.traceOfPoint(id, wanted.point()).map(Optional::of);
        return wanted.delegate() == null
                ? Mono.just(Optional.empty())
                : sheets.traceOfDelegate(id, wanted.delegate()).map(Optional::of);
    }

    private static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }
}
