package vn.giaoban.liveboard;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.access.SameOrigin;
import vn.giaoban.attendance.Attendance;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.invitations.Invitations;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.live.BoardView.PointLine;
import vn.giaoban.live.LiveBoard;
import vn.giaoban.live.LiveBoards;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;
import vn.giaoban.presence.Visit;

/** One point of the board close by: its phone, its connections, and its link sent once more. A page, or what a dialog shows. */
@Controller
class PointPages {

    private final LiveBoards boards;
    private final Briefings briefings;
    private final Points points;
    private final Attendance attendance;
    private final Invitations invitations;
    private final Screens screens;
    private final SameOrigin origin;
    private final Clock clock;

    PointPages(
            LiveBoards boards,
            Briefings briefings,
            Points points,
            Attendance attendance,
            Invitations invitations,
            Screens screens,
            SameOrigin origin,
            Clock clock) {
        this.boards = boards;
        this.briefings = briefings;
        this.points = points;
        this.attendance = attendance;
        this.invitations = invitations;
        this.screens = screens;
        this.origin = origin;
        this.clock = clock;
    }

    @GetMapping("/briefings/{id}/live/points/{code}")
    Mono<Rendering> point(
            ServerWebExchange exchange,
            @PathVariable String id,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String queued,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        var briefing = LivePages.briefing(id);
        return Mono.zip(
                        screens.of(exchange, LivePages.TEXTS),
                        briefings.get(briefing),
                        boards.now(briefing),
                        points.byCodes(List.of(code)),
                        attendance.visitsOfPoints(briefing))
                .map(found -> found.getT1()
                        .show(part == null ? "liveboard/point" : "liveboard/close :: point")
                        .modelAttribute(
                                "view",
                                sight(
                                        found.getT1(),
                                        found.getT2(),
                                        line(found.getT3(), code),
                                        found.getT4().get(code),
                                        found.getT5(),
                                        queued))
                        .build());
    }

    /** Sends its link once more and shows it again. */
    @PostMapping("/briefings/{id}/live/points/{code}/resend")
    Mono<Rendering> resend(@PathVariable String id, @PathVariable String code, ServerHttpRequest request, Actor actor) {
        origin.require(request);
        return invitations
                .resendTo(LivePages.briefing(id), code, actor)
                .map(queued -> Rendering.redirectTo("/briefings/" + id + "/live/points/" + code + "?queued=" + queued)
                        .status(HttpStatus.SEE_OTHER)
                        .build());
    }

    private static PointLine line(LiveBoard board, String code) {
        return board.points().stream()
                .filter(point -> point.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("Point").asException());
    }

    private PointSight sight(
            Screen screen,
            Briefing briefing,
            PointLine line,
            @Nullable Point point,
            Map<String, List<Visit>> visits,
            @Nullable String queued) {
        var words = LivePages.words(screen, briefing);
        var phone = point == null ? null : point.phone();
        return PointSight.of(
                briefing.id().toString(),
                briefing.title(),
                line,
                phone == null ? "" : phone,
                Bar.of(briefing, line, visits.getOrDefault(line.code(), List.of()), clock.instant(), words),
                queued == null ? "" : screen.texts().get(queued.equals("0") ? "told.nothing" : "told.queued"),
                words);
    }
}
