package vn.giaoban.entrance;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import vn.giaoban.conferences.ConferenceProblem;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.kernel.Problem;

/** Makes the pages of personal links. */
@Component
class JoinRenderer {

    private final Clock clock;

    JoinRenderer(Clock clock) {
        this.clock = clock;
    }

    /** The page of a link. */
    Rendering page(Admission admission, Reader reader) {
        return rendering("entrance/join", 200, reader)
                .modelAttribute("view", JoinView.of(admission, reader, clock.instant()))
                .modelAttribute("early", false)
                .build();
    }

    /** The page of a link to all occurrences of a series. */
    Rendering series(SeriesView view, Reader reader) {
        return rendering("entrance/series", 200, reader)
                .modelAttribute("view", view)
                .build();
    }

    /** A link that leads to nothing any more. */
    Mono<Rendering> gone(Reader reader) {
        return answer(new EntryProblem.Revoked(), "revoked", reader, null, null);
    }

    /** Why a link leads nowhere now: a page for people, problem details for programs. */
    Mono<Rendering> problem(Problem problem, Admission admission, Reader reader) {
        return switch (problem) {
            case ConferenceProblem.TooEarly early -> tooEarly(early, admission, reader);
            case ConferenceProblem.Cancelled cancelled ->
                answer(
                        cancelled,
                        "cancelled",
                        reader,
                        admission.briefing().title(),
                        admission.briefing().cancelReason());
            case ConferenceProblem.Over over ->
                answer(over, "over", reader, admission.briefing().title(), null);
            case EntryProblem.Revoked revoked -> answer(revoked, "revoked", reader, null, null);
            default -> unknown(reader);
        };
    }

    /** What everybody gets who has no link. */
    Mono<Rendering> unknown(Reader reader) {
        return answer(new CommonProblem.NotFound("This link"), "unknown", reader, null, null);
    }

    private Mono<Rendering> tooEarly(ConferenceProblem.TooEarly problem, Admission admission, Reader reader) {
        var now = clock.instant();
        var wait = Math.max(
                1, Duration.between(now, problem.opensAt()).plusMillis(999).toSeconds());
        reader.response().set(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        if (reader.wantsJson()) return fail(problem);
        return Mono.just(rendering("entrance/join", problem.status(), reader)
                .modelAttribute("view", JoinView.of(admission, reader, now))
                .modelAttribute("early", true)
                .build());
    }

    private static Mono<Rendering> answer(
            Problem problem, String kind, Reader reader, @Nullable String title, @Nullable String reason) {
        if (reader.wantsJson()) return fail(problem);
        var texts = reader.texts();
        return Mono.just(rendering("entrance/closed", problem.status(), reader)
                .modelAttribute("kind", kind)
                .modelAttribute("heading", texts.get(kind + ".heading"))
                .modelAttribute("text", texts.get(kind + ".text"))
                .modelAttribute("briefing", title == null ? "" : title)
                .modelAttribute("reason", reason == null ? "" : reason)
                .modelAttribute("otherLanguage", reader.otherLanguage())
                .build());
    }

    private static Rendering.Builder<?> rendering(String view, int status, Reader reader) {
        return Rendering.view(view)
                .status(HttpStatusCode.valueOf(status))
                .modelAttribute("t", reader.texts().words())
                .modelAttribute("lang", reader.texts().locale().getLanguage());
    }

    private static Mono<Rendering> fail(Problem problem) {
        return Mono.error(problem.asException());
    }
}
