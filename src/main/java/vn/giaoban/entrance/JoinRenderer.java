package vn.giaoban.entrance;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import vn.giaoban.admission.Turn;
import vn.giaoban.admission.Waves;
import vn.giaoban.conferences.ConferenceProblem;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.kernel.Problem;
import vn.giaoban.pages.Card;
import vn.giaoban.pages.ClosedPage;
import vn.giaoban.pages.Help;
import vn.giaoban.pages.Reader;
import vn.giaoban.preflight.CheckCard;

/** Makes the pages of personal links. */
@Component
class JoinRenderer {

    private final Waves waves;
    private final Help help;
    private final Clock clock;

    JoinRenderer(Waves waves, Help help, Clock clock) {
        this.waves = waves;
        this.help = help;
        this.clock = clock;
    }

    /**
     * The page of a link.
     *
     * @param check of a room's device
     * @param cards of other modules
     */
    Rendering page(Admission admission, Optional<CheckCard> check, List<Card> cards, Reader reader) {
        var page = ClosedPage.rendering("entrance/join", 200, reader)
                .modelAttribute("view", JoinView.of(admission, reader, clock.instant()))
                .modelAttribute("help", help.of(reader.path()))
                .modelAttribute("early", false)
                .modelAttribute("cards", cards)
                .modelAttribute("lineIn", lineIn(admission));
        check.ifPresent(card -> page.modelAttribute("check", card));
        return page.build();
    }

    /** The page of a link to all occurrences of a series. */
    Rendering series(SeriesView view, Reader reader) {
        return ClosedPage.rendering("entrance/series", 200, reader)
                .modelAttribute("view", view)
                .build();
    }

    /** A link that leads to nothing any more. */
    Mono<Rendering> gone(Reader reader) {
        return ClosedPage.of(new EntryProblem.Revoked(), "revoked", reader, null, null);
    }

    /** Why a link leads nowhere now: a page for people, problem details for programs. */
    Mono<Rendering> problem(Problem problem, Admission admission, Reader reader) {
        return switch (problem) {
            case ConferenceProblem.TooEarly early -> tooEarly(early, admission, reader);
            case ConferenceProblem.Cancelled cancelled ->
                ClosedPage.of(
                        cancelled,
                        "cancelled",
                        reader,
                        admission.briefing().title(),
                        admission.briefing().cancelReason());
            case ConferenceProblem.Over over ->
                ClosedPage.of(over, "over", reader, admission.briefing().title(), null);
            case EntryProblem.Revoked revoked -> ClosedPage.of(revoked, "revoked", reader, null, null);
            default -> unknown(reader);
        };
    }

    /** The line at the door: when it is the holder's turn, and a page that comes back by itself until then. */
    Mono<Rendering> line(Turn.Later turn, Admission admission, Reader reader) {
        var early = clock.instant().isBefore(admission.conference().openAt());
        reader.response().set(HttpHeaders.RETRY_AFTER, Long.toString(secondsOf(turn.in())));
        if (reader.wantsJson()) return fail(new EntryProblem.NotYourTurn(turn.place(), turn.waiting(), turn.in()));
        reader.response().set("Refresh", Long.toString(secondsOf(turn.back())));
        return Mono.just(ClosedPage.rendering("entrance/line", early ? 425 : 200, reader)
                .modelAttribute("view", LineView.of(turn, early, admission, reader))
                .modelAttribute("help", help.of(reader.path()))
                .build());
    }

    /** In how many seconds one may stand in line; 0 when one may now. */
    private long lineIn(Admission admission) {
        var wait = Duration.between(clock.instant(), waves.lineOpensAt(admission.conference()));
        return wait.isPositive() ? secondsOf(wait) : 0;
    }

    private static long secondsOf(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** What everybody gets who has no link. */
    Mono<Rendering> unknown(Reader reader) {
        return ClosedPage.of(new CommonProblem.NotFound("This link"), "unknown", reader, null, null);
    }

    private Mono<Rendering> tooEarly(ConferenceProblem.TooEarly problem, Admission admission, Reader reader) {
        var now = clock.instant();
        var wait = Duration.between(now, problem.opensAt());
        reader.response().set(HttpHeaders.RETRY_AFTER, Long.toString(secondsOf(wait)));
        if (reader.wantsJson()) return fail(problem);
        // whoever leaves this page open is in line as soon as there is one
        reader.response().set("Refresh", Long.toString(Math.max(1, lineIn(admission))));
        return Mono.just(ClosedPage.rendering("entrance/join", problem.status(), reader)
                .modelAttribute("view", JoinView.of(admission, reader, now))
                .modelAttribute("help", help.of(reader.path()))
                .modelAttribute("early", true)
                .modelAttribute("lineIn", lineIn(admission))
                .build());
    }

    private static Mono<Rendering> fail(Problem problem) {
        return Mono.error(problem.asException());
    }
}
