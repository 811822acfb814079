package vn.giaoban.conclusions;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.access.OwnPath;
import vn.giaoban.access.SameOrigin;
import vn.giaoban.kernel.Actor;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;
import vn.giaoban.web.Parameters;

/** What all points have to do because of conclusions, for secretaries and leaders; a secretary closes. */
@Controller
class TaskPages {

    /** More than anybody reads; the earliest due are shown, and how to narrow it down. */
    private static final int MOST = 300;

    private final PointTasks tasks;
    private final TaskLines lines;
    private final Points points;
    private final Screens screens;
    private final SameOrigin origin;
    private final Clock clock;

    TaskPages(PointTasks tasks, TaskLines lines, Points points, Screens screens, SameOrigin origin, Clock clock) {
        this.tasks = tasks;
        this.lines = lines;
        this.points = points;
        this.screens = screens;
        this.origin = origin;
        this.clock = clock;
    }

    /**
     * What the page shows.
     *
     * @param point code of the point that is asked for; empty for all
     * @param state OPEN, OVERDUE, REPORTED, CLOSED; empty for all that is not closed
     * @param points those that can be asked for
     * @param more whether there are more than are shown
     */
    record View(String point, String state, List<Choice> points, List<TaskLine> lines, boolean more) {}

    /** A point that can be asked for. */
    record Choice(String code, String name) {}

    /** The earliest due first. */
    @GetMapping("/tasks")
    Mono<Rendering> list(
            ServerWebExchange exchange,
            @RequestParam(defaultValue = "") String point,
            @RequestParam(defaultValue = "") String state) {
        return Mono.zip(
                        screens.of(exchange, ConclusionPages.TEXTS),
                        tasks.list(filter(point, state), MOST + 1),
                        choices())
                .flatMap(found -> lines.of(
                                found.getT2().stream().limit(MOST).toList(),
                                found.getT1().texts())
                        .map(shown -> new View(
                                point,
                                state,
                                found.getT3(),
                                shown,
                                found.getT2().size() > MOST))
                        .map(view -> show(found.getT1(), view)));
    }

    private AssignmentStore.Filter filter(String point, String state) {
        var overdue = state.equals("OVERDUE");
        var status = overdue ? null : Parameters.constant("state", state, AssignmentStatus.class);
        return new AssignmentStore.Filter(
                Parameters.text("point", point),
                status,
                status == AssignmentStatus.CLOSED,
                overdue ? clock.instant() : null);
    }

    private Mono<List<Choice>> choices() {
        return tasks.pointsWithOpen()
                .flatMap(codes -> points.byCodes(codes)
                        .map(known -> codes.stream()
                                .map(code -> new Choice(code, nameOf(code, known)))
                                .toList()));
    }

    private static String nameOf(String code, Map<String, Point> known) {
        var point = known.get(code);
        return point == null ? code : point.name();
    }

    private static Rendering show(Screen screen, View view) {
        return screen.show("conclusions/tasks").modelAttribute("view", view).build();
    }

    /** Says that nothing more has to be done, and leads back to the page. */
    @PostMapping("/tasks/{task}/close")
    Mono<Rendering> close(ServerWebExchange exchange, @PathVariable String task, Actor actor) {
        origin.require(exchange.getRequest());
        return tasks.close(Parameters.id("Task", task), actor).then(back(exchange));
    }

    /** Says that something has to be done after all. */
    @PostMapping("/tasks/{task}/reopen")
    Mono<Rendering> reopen(ServerWebExchange exchange, @PathVariable String task, Actor actor) {
        origin.require(exchange.getRequest());
        return tasks.reopen(Parameters.id("Task", task), actor).then(back(exchange));
    }

    private static Mono<Rendering> back(ServerWebExchange exchange) {
        return exchange.getFormData().map(form -> seeOther(form.getFirst("back")));
    }

    private static Rendering seeOther(@Nullable String page) {
        return Rendering.redirectTo(OwnPath.of(page))
                .status(HttpStatus.SEE_OTHER)
                .build();
    }
}
