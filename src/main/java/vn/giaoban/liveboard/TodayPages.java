package vn.giaoban.liveboard;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;

/** The way to the live board: straight to the one briefing that is live, else the list of today's. */
@Controller
class TodayPages {

    private final Briefings briefings;
    private final Screens screens;
    private final Clock clock;

    TodayPages(Briefings briefings, Screens screens, Clock clock) {
        this.briefings = briefings;
        this.screens = screens;
        this.clock = clock;
    }

    /** A briefing of today. */
    record Row(String id, String title, String hours, int points, BriefingStatus status) {}

    @GetMapping("/live")
    Mono<Rendering> today(ServerWebExchange exchange) {
        var now = clock.instant();
        var day = now.atZone(HomeZone.ID).toLocalDate();
        var from = day.atStartOfDay(HomeZone.ID).toInstant();
        var to = day.plusDays(1).atStartOfDay(HomeZone.ID).toInstant();
        return Mono.zip(
                        screens.of(exchange, LivePages.TEXTS),
                        briefings.toldBetween(from, to, null).collectList())
                .map(found -> answer(found.getT1(), found.getT2(), now));
    }

    private static Rendering answer(Screen screen, List<Briefing> found, Instant now) {
        var live = found.stream()
                .filter(briefing -> briefing.statusAt(now) == BriefingStatus.LIVE)
                .toList();
        if (live.size() == 1)
            return Rendering.redirectTo("/briefings/" + live.getFirst().id() + "/live")
                    .status(HttpStatus.SEE_OTHER)
                    .build();
        return screen.show("liveboard/today")
                .modelAttribute(
                        "rows",
                        found.stream()
                                .map(briefing -> row(screen, briefing, now))
                                .toList())
                .build();
    }

    private static Row row(Screen screen, Briefing briefing, Instant now) {
        return new Row(
                briefing.id().toString(),
                briefing.title(),
                LivePages.words(screen, briefing).hours(briefing.time()),
                briefing.points().size(),
                briefing.statusAt(now));
    }
}
