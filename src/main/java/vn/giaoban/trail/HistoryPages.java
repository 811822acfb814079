package vn.giaoban.trail;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.AuditFilter;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.pages.Screens;
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;

/** The tab of a briefing that tells what was changed, when, by whom and why. */
@Controller
class HistoryPages {

    private static final String PAGE = "30";

    private final Trail trail;
    private final Known known;
    private final Screens screens;
    private final Clock clock;

    HistoryPages(Trail trail, Known known, Screens screens, Clock clock) {
        this.trail = trail;
        this.known = known;
        this.screens = screens;
        this.clock = clock;
    }

    /** Newest first. */
    @GetMapping("/briefings/{id}/history")
    Mono<Rendering> history(
            ServerWebExchange exchange,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor) {
        var briefing = new BriefingId(Parameters.id("Briefing", id));
        var page = trail.page(AuditFilter.of("briefing:" + briefing), Paging.of(PAGE, cursor, Trail.CURSOR_PARTS));
        return Mono.zip(screens.of(exchange, TrailPages.TEXTS), known.of(briefing), page)
                .map(found -> found.getT1()
                        .show("trail/history")
                        .modelAttribute(
                                "view",
                                HistoryView.of(
                                        found.getT2(),
                                        found.getT3(),
                                        clock.instant(),
                                        found.getT1().texts()))
                        .build());
    }
}
