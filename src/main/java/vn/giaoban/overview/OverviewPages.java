package vn.giaoban.overview;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.pages.WallClock;
import vn.giaoban.web.Parameters;

/** The tabs of a briefing's page. */
@Controller
class OverviewPages {

    private static final Bilingual TEXTS = Bilingual.load("overview");

    private final Facts facts;
    private final Screens screens;
    private final Clock clock;

    OverviewPages(Facts facts, Screens screens, Clock clock) {
        this.facts = facts;
        this.screens = screens;
        this.clock = clock;
    }

    /**
     * What it is and what can be done with it.
     *
     * @param ask the command whose dialog is open, for browsers without scripts
     * @param done the command that was just carried out
     */
    @GetMapping("/briefings/{id:[0-9a-fA-F-]{36}}")
    Mono<Rendering> overview(
            ServerWebExchange exchange,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String ask,
            @RequestParam(required = false) @Nullable String done) {
        return overview(exchange, briefing(id), Asked.of(ask, done), 200);
    }

    /** The same, with what was asked for and refused. */
    Mono<Rendering> overview(ServerWebExchange exchange, BriefingId id, Asked asked, int status) {
        return Mono.zip(screens.of(exchange, TEXTS), facts.of(id))
                .map(found -> found.getT1()
                        .show("overview/overview", status)
                        .modelAttribute(
                                "view", OverviewView.of(found.getT2(), now(), words(found.getT1(), found.getT2())))
                        .modelAttribute("asked", asked)
                        .build());
    }

    @GetMapping("/briefings/{id}/points")
    Mono<Rendering> points(ServerWebExchange exchange, @PathVariable String id) {
        return show(exchange, id, "overview/points", PointsView::of);
    }

    @GetMapping("/briefings/{id}/delegates")
    Mono<Rendering> delegates(ServerWebExchange exchange, @PathVariable String id) {
        return show(exchange, id, "overview/delegates", DelegatesView::of);
    }

    /** Makes what a tab shows. */
    private interface Tab {
        Object of(Facts.Found found, Instant now, WallClock clock);
    }

    private Mono<Rendering> show(ServerWebExchange exchange, String id, String view, Tab tab) {
        return Mono.zip(screens.of(exchange, TEXTS), facts.of(briefing(id)))
                .map(found -> found.getT1()
                        .show(view)
                        .modelAttribute("view", tab.of(found.getT2(), now(), words(found.getT1(), found.getT2())))
                        .build());
    }

    private Instant now() {
        return clock.instant();
    }

    private static WallClock words(Screen screen, Facts.Found found) {
        return new WallClock(found.briefing().zone(), screen.texts());
    }

    static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }
}
