package vn.giaoban.liveboard;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.attendance.Attendance;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.live.LiveBoards;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.pages.WallClock;
import vn.giaoban.web.Parameters;

/** The live board of a briefing, its parts as they change, and its time line. */
@Controller
class LivePages {

    static final Bilingual TEXTS = Bilingual.load("liveboard");

    private final LiveBoards boards;
    private final Briefings briefings;
    private final Attendance attendance;
    private final Screens screens;
    private final Clock clock;

    LivePages(LiveBoards boards, Briefings briefings, Attendance attendance, Screens screens, Clock clock) {
        this.boards = boards;
        this.briefings = briefings;
        this.attendance = attendance;
        this.screens = screens;
        this.clock = clock;
    }

    @GetMapping("/briefings/{id}/live")
    Mono<Rendering> board(ServerWebExchange exchange, @PathVariable String id) {
        return show(exchange, briefing(id), null, "liveboard/live");
    }

    /**
     * What changed: the counts, the alerts, and some tiles.
     *
     * @param point the codes of the tiles
     * @param all whether all tiles are wanted instead
     */
    @GetMapping("/briefings/{id}/live/part")
    Mono<Rendering> part(
            ServerWebExchange exchange,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> point,
            @RequestParam(required = false) @Nullable String all) {
        var only = all != null ? null : point == null ? Set.<String>of() : Set.copyOf(point);
        return show(exchange, briefing(id), only, "liveboard/parts :: part");
    }

    private Mono<Rendering> show(ServerWebExchange exchange, BriefingId id, @Nullable Set<String> only, String view) {
        var look = Look.of(exchange.getRequest().getQueryParams());
        return Mono.zip(screens.of(exchange, TEXTS), briefings.get(id), boards.now(id))
                .map(found -> found.getT1()
                        .show(view)
                        .modelAttribute(
                                "view",
                                BoardSight.of(
                                        found.getT2(),
                                        found.getT3(),
                                        look,
                                        only,
                                        clock.instant(),
                                        words(found.getT1(), found.getT2())))
                        .build());
    }

    /** When each point was connected. */
    @GetMapping("/briefings/{id}/live/line")
    Mono<Rendering> line(ServerWebExchange exchange, @PathVariable String id) {
        var briefing = briefing(id);
        return Mono.zip(
                        screens.of(exchange, TEXTS),
                        briefings.get(briefing),
                        boards.now(briefing),
                        attendance.visitsOfPoints(briefing))
                .map(found -> found.getT1()
                        .show("liveboard/line")
                        .modelAttribute(
                                "view",
                                LineSight.of(
                                        found.getT2(),
                                        found.getT3(),
                                        found.getT4(),
                                        clock.instant(),
                                        words(found.getT1(), found.getT2())))
                        .build());
    }

    static WallClock words(Screen screen, Briefing briefing) {
        return new WallClock(briefing.zone(), screen.texts());
    }

    static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }
}
