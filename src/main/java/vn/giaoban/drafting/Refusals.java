package vn.giaoban.drafting;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import vn.giaoban.booking.ScheduleConflict;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.Problem;
import vn.giaoban.pages.PageTexts;

/** Shows the form again when it can't be done as it was typed: what a person can mend is said on the page. */
@Component
class Refusals {

    private final DraftPage page;
    private final Lookout lookout;

    Refusals(DraftPage page, Lookout lookout) {
        this.page = page;
        this.lookout = lookout;
    }

    /** With what has to be typed otherwise. */
    Mono<Rendering> mistaken(Sent sent, List<Mistake> mistakes, Actor actor) {
        return mistaken(sent, mistakes, 400, actor);
    }

    private Mono<Rendering> mistaken(Sent sent, List<Mistake> mistakes, int status, Actor actor) {
        return lookout.look(sent.draft(), actor)
                .flatMap(look -> page.refused(sent.screen(), sent.draft(), mistakes, look, status));
    }

    /** With what is in the way; fails with what nobody can mend. */
    Mono<Rendering> refused(Sent sent, Problem problem, Actor actor) {
        if (problem.status() >= 500) return Mono.error(problem.asException());
        if (problem instanceof InvalidRequest invalid)
            return mistaken(sent, DraftReader.mistakes(invalid.errors(), sent.draft()), problem.status(), actor);
        return lookout.look(sent.draft(), actor)
                .map(look -> with(problem, look, sent.screen().texts()))
                .flatMap(look -> page.refused(sent.screen(), sent.draft(), List.of(), look, problem.status()));
    }

    private static Outlook with(Problem problem, Outlook look, PageTexts texts) {
        return switch (problem.slug()) {
            case "schedule-conflict" ->
                problem instanceof ScheduleConflict conflict
                        ? look.refused(conflict.conflicts(), conflict.suggestions())
                        : look;
            case "office-rule" -> look;
            case "capacity-exceeded" -> look.overloaded(capacity(problem, texts));
            case "stale-version" -> look.overloaded(texts.get("edit.stale"));
            case "wrong-status" -> look.overloaded(texts.get("edit.over"));
            default -> look.overloaded(problem.detail());
        };
    }

    private static String capacity(Problem problem, PageTexts texts) {
        var members = problem.members();
        var key = members.containsKey("point") ? "capacity.line" : "capacity.server";
        return texts.say(
                key,
                members.getOrDefault("planned", ""),
                members.getOrDefault("limit", ""),
                members.getOrDefault("point", ""));
    }
}
