package vn.giaoban.overview;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Card;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.pages.WallClock;
import vn.giaoban.web.Parameters;

/** The tabs of a briefing's page. */
@Controller
class OverviewPages {

    private static final Bilingual TEXTS = Bilingual.load("overview");

    private final Facts facts;
    private final ObjectProvider<OverviewPart> parts;
    private final Screens screens;
    private final Clock clock;

    OverviewPages(Facts facts, ObjectProvider<OverviewPart> parts, Screens screens, Clock clock) {
        this.facts = facts;
        this.parts = parts;
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
                .flatMap(found -> cards(found.getT2(), found.getT1())
                        .map(cards -> overview(found.getT1(), found.getT2(), asked, cards, status)));
    }

    private Rendering overview(Screen screen, Facts.Found found, Asked asked, List<Card> cards, int status) {
        return screen.show("overview/overview", status)
                .modelAttribute("view", OverviewView.of(found, now(), words(screen, found)))
                .modelAttribute("asked", asked)
                .modelAttribute("cards", cards)
                .build();
    }

    /** They tell of all points, and so nothing to the secretary of one. */
    private Mono<List<Card>> cards(Facts.Found found, Screen screen) {
        if (!screen.may("SECRETARY", "LEADER", "OPERATOR")) return Mono.just(List.of());
        return Flux.fromStream(parts::orderedStream)
                .concatMap(part -> part.card(found.briefing(), screen))
                .collectList();
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
