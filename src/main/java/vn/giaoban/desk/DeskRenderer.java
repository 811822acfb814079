package vn.giaoban.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import vn.giaoban.booking.ScheduleConflict;
import vn.giaoban.conferences.ConferenceProblem;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.kernel.Problem;
import vn.giaoban.pages.ClosedPage;
import vn.giaoban.pages.Help;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.Reader;
import vn.giaoban.pages.WallClock;
import vn.giaoban.roster.RosterProblem;

/** Makes the pages of points. */
@Component
class DeskRenderer {

    private final Help help;
    private final Clock clock;

    DeskRenderer(Help help, Clock clock) {
        this.help = help;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param done what was just done: the key of a text, or anything else, of which nothing is said
     */
    Rendering page(Desk desk, Seen seen, Reader reader, String done) {
        var words = reader.texts().words().getOrDefault("done." + done, "");
        return page(DeskView.of(desk, reader, now()).saying(words), seen, reader, 200, Typed.NOTHING);
    }

    /** The page with what could not be taken, and why. */
    Rendering page(Desk desk, Seen seen, Reader reader, Problem problem, Typed typed) {
        return page(DeskView.of(desk, reader, now()), seen, reader, problem.status(), typed);
    }

    private Rendering page(DeskView view, Seen seen, Reader reader, int status, Typed typed) {
        return ClosedPage.rendering("desk/desk", status, reader)
                .modelAttribute("view", view)
                .modelAttribute("seats", seen.seats())
                .modelAttribute("check", seen.check())
                .modelAttribute("help", help.of(reader.path()))
                .modelAttribute("cards", seen.cards())
                .modelAttribute("typed", typed)
                .modelAttribute("roles", DeskView.ROLES)
                .modelAttribute("summary", typed.summary(reader.texts()))
                .build();
    }

    /** Where the page is shown again after something was done. */
    Rendering seeOther(Reader reader, String done, String section) {
        var query = reader.query().isEmpty() ? "?" : reader.query() + "&";
        return Rendering.redirectTo(reader.path() + query + "done=" + done + "#" + section)
                .status(HttpStatus.SEE_OTHER)
                .build();
    }

    /** Why the page can't be seen: a page for people, problem details for programs. */
    Mono<Rendering> closed(Problem problem, Desk desk, Reader reader) {
        return switch (problem) {
            case ConferenceProblem.Cancelled cancelled ->
                ClosedPage.of(
                        cancelled,
                        "cancelled",
                        reader,
                        desk.briefing().title(),
                        desk.briefing().cancelReason());
            case DeskProblem.Revoked revoked -> ClosedPage.of(revoked, "revoked", reader, null, null);
            default -> unknown(reader);
        };
    }

    /** What everybody gets who has no such address. */
    Mono<Rendering> unknown(Reader reader) {
        return ClosedPage.of(new CommonProblem.NotFound("This link"), "unknown", reader, null, null);
    }

    /** What a form gets that another site's page has sent. */
    Mono<Rendering> foreign(Reader reader) {
        var problem = new CommonProblem.Forbidden("This form was sent from a page of another site");
        return ClosedPage.of(problem, "foreign", reader, null, null);
    }

    /** What is wrong, line by line. */
    List<String> faults(Problem problem, Desk desk, PageTexts texts) {
        return switch (problem) {
            case DeskProblem.FaultyList list ->
                list.faults().stream().map(fault -> fault.say(texts)).toList();
            case DeskProblem.TooMany many ->
                List.of(texts.say("problem.tooMany", many.listed(), many.quota(), left(many.quota(), many.named())));
            case RosterProblem.QuotaExceeded quota ->
                List.of(texts.say("problem.quota", quota.quota(), left(quota.quota(), quota.named())));
            case RosterProblem.RosterClosed _ ->
                List.of(texts.say(
                        "problem.closed", new WallClock(desk.briefing().zone(), texts).moment(desk.closesAt())));
            case RosterProblem.AlreadyNamed named -> List.of(texts.say("problem.named", named.name()));
            case ScheduleConflict _ -> List.of(texts.get("problem.taken"));
            case CommonProblem.InvalidRequest invalid ->
                invalid.errors().stream()
                        .map(fault -> FaultWords.say(fault, texts))
                        .toList();
            default ->
                Stream.of(problem.slug(), "other")
                        .map(slug -> texts.words().get("problem." + slug))
                        .filter(Objects::nonNull)
                        .limit(1)
                        .toList();
        };
    }

    private static int left(int quota, int named) {
        return Math.max(0, quota - named);
    }

    private Instant now() {
        return clock.instant();
    }
}
