package vn.giaoban.conclusions;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.access.SameOrigin;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.conferences.OpeningPolicy;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.pages.Reader;
import vn.giaoban.roster.FoundLink;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Roster;
import vn.giaoban.web.Parameters;

/** A point says, by its own address, how far it is with what it has to do. */
@Controller
class TaskReports {

    private final PointTasks tasks;
    private final ConclusionInput input;
    private final Roster roster;
    private final Briefings briefings;
    private final SameOrigin origin;

    TaskReports(PointTasks tasks, ConclusionInput input, Roster roster, Briefings briefings, SameOrigin origin) {
        this.tasks = tasks;
        this.input = input;
        this.roster = roster;
        this.briefings = briefings;
        this.origin = origin;
    }

    /** Keeps the report, {@code progress} and {@code done=on}, and shows the point's page again. */
    @PostMapping("/p/{token}/tasks/{task}")
    Mono<Rendering> report(ServerWebExchange exchange, @PathVariable String token, @PathVariable String task) {
        origin.require(exchange.getRequest());
        var reader = Reader.of(exchange, "/p/" + token, ConclusionPages.TEXTS);
        var id = Parameters.id("Task", task);
        return Mono.zip(follow(token), exchange.getFormData())
                .flatMap(found -> report(found.getT1(), id, found.getT2()))
                .then(Mono.fromSupplier(() -> seeOther(reader)));
    }

    private Mono<Void> report(JoinLink link, UUID id, MultiValueMap<String, String> form) {
        var actor = new Actor("link:" + link.id());
        var point = String.valueOf(link.point());
        return tasks.report(id, point, input.progress(form), form.containsKey("done"), actor);
    }

    /** The link of a good address; fails with {@link NotFound}, {@link ConclusionProblem.LinkRevoked} or {@code briefing-cancelled}. */
    private Mono<JoinLink> follow(String token) {
        return roster.findDesk(token)
                .flatMap(found -> briefings.get(found.link().briefing()).flatMap(briefing -> require(found, briefing)))
                .switchIfEmpty(Mono.error(() -> new NotFound("This link").asException()));
    }

    private Mono<JoinLink> require(FoundLink found, Briefing briefing) {
        var expected = briefing.points().stream()
                .anyMatch(one -> one.point().equals(found.link().point()));
        return OpeningPolicy.mayKnow(briefing)
                .map(problem -> Mono.<JoinLink>error(problem.asException()))
                .orElseGet(() -> expected && !found.revoked()
                        ? Mono.just(found.link())
                        : Mono.error(new ConclusionProblem.LinkRevoked().asException()));
    }

    private static Rendering seeOther(Reader reader) {
        var query = reader.query().isEmpty() ? "?" : reader.query() + "&";
        return Rendering.redirectTo(reader.path() + query + "done=report#tasks")
                .status(HttpStatus.SEE_OTHER)
                .build();
    }
}
