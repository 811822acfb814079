package vn.giaoban.overview;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.scheduling.BriefingCommands;
import vn.giaoban.web.Forms;
import vn.giaoban.web.PlainText;

/**
 * What a secretary does from a briefing's page. Each form brings the version that was shown; a refusal that somebody can do something about
 * is shown on the page, whatever else went wrong on its own.
 */
@Controller
class CommandPages {

    /** Refusals that are the plan's: rooms that are taken, rules of the office, a server that is full, a status that has changed. */
    private static final Set<String> SHOWN =
            Set.of("schedule-conflict", "office-rule", "capacity-exceeded", "wrong-status", "invalid-request");

    private final BriefingCommands commands;
    private final OverviewPages pages;
    private final Forms forms;
    private final SameOrigin origin;

    CommandPages(BriefingCommands commands, OverviewPages pages, Forms forms, SameOrigin origin) {
        this.commands = commands;
        this.pages = pages;
        this.forms = forms;
        this.origin = origin;
    }

    /** Why it is called off. */
    record Reason(@PlainText(max = 1000) String reason) {}

    @PostMapping("/briefings/{id}/publish")
    Mono<Rendering> publish(ServerWebExchange exchange, @PathVariable String id, Actor actor) {
        var briefing = OverviewPages.briefing(id);
        return form(exchange)
                .flatMap(form ->
                        answer(exchange, briefing, Asked.PUBLISH, commands.publish(briefing, version(form), actor)));
    }

    @PostMapping("/briefings/{id}/cancel")
    Mono<Rendering> cancel(ServerWebExchange exchange, @PathVariable String id, Actor actor) {
        return form(exchange).flatMap(form -> cancel(exchange, OverviewPages.briefing(id), form, actor));
    }

    private Mono<Rendering> cancel(
            ServerWebExchange exchange, BriefingId briefing, Map<String, String> form, Actor actor) {
        var reason = form.getOrDefault("reason", "").strip();
        if (reason.isEmpty() || !forms.faults(new Reason(reason)).isEmpty())
            return pages.overview(exchange, briefing, Asked.again(Asked.CANCEL, reason), 422);
        return answer(exchange, briefing, Asked.CANCEL, commands.cancel(briefing, reason, version(form), actor));
    }

    @PostMapping("/briefings/{id}/extend")
    Mono<Rendering> extend(ServerWebExchange exchange, @PathVariable String id, Actor actor) {
        var briefing = OverviewPages.briefing(id);
        return form(exchange)
                .flatMap(form -> answer(
                        exchange,
                        briefing,
                        Asked.EXTEND,
                        commands.extend(briefing, Duration.ofMinutes(number(form, "minutes")), version(form), actor)));
    }

    private Mono<Map<String, String>> form(ServerWebExchange exchange) {
        origin.require(exchange.getRequest());
        return exchange.getFormData().map(MultiValueMap::toSingleValueMap);
    }

    private Mono<Rendering> answer(
            ServerWebExchange exchange, BriefingId id, String command, Mono<Briefing> commanded) {
        Function<ProblemException, Mono<Rendering>> refused = fault -> pages.overview(
                exchange,
                id,
                Asked.refused(command, fault.problem().detail()),
                fault.problem().status());
        return commanded
                .map(_ -> Rendering.redirectTo("/briefings/" + id + "?done=" + command)
                        .status(HttpStatus.SEE_OTHER)
                        .build())
                .onErrorResume(
                        fault -> fault instanceof ProblemException problem
                                && SHOWN.contains(problem.problem().slug()),
                        fault -> refused.apply((ProblemException) fault));
    }

    private static int version(Map<String, String> form) {
        return number(form, "version");
    }

    private static int number(Map<String, String> form, String name) {
        @Nullable String text = form.get(name);
        if (text == null || !text.matches("\\d{1,9}"))
            throw InvalidRequest.at("/" + name, "must be a whole number").asException();
        return Integer.parseInt(text);
    }
}
