package vn.giaoban.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Problem;

/** Says why a personal address leads nowhere: a page for people, problem details for programs. */
public final class ClosedPage {

    private ClosedPage() {}

    /**
     * The answer.
     *
     * @param kind under which {@code <kind>.heading} and {@code <kind>.text} stand in the reader's texts
     * @param title the briefing's, when there is one to name
     * @param reason why, in somebody's words
     */
    public static Mono<Rendering> of(
            Problem problem, String kind, Reader reader, @Nullable String title, @Nullable String reason) {
        if (reader.wantsJson()) return Mono.error(problem.asException());
        var texts = reader.texts();
        return Mono.just(rendering("pages/closed", problem.status(), reader)
                .modelAttribute("kind", kind)
                .modelAttribute("heading", texts.get(kind + ".heading"))
                .modelAttribute("text", texts.get(kind + ".text"))
                .modelAttribute("briefing", title == null ? "" : title)
                .modelAttribute("reason", reason == null ? "" : reason)
                .modelAttribute("otherLanguage", reader.otherLanguage())
                .build());
    }

    /** A page in the reader's language: its words are {@code t}, its language {@code lang}. */
    public static Rendering.Builder<?> rendering(String view, int status, Reader reader) {
        return Rendering.view(view)
                .status(HttpStatusCode.valueOf(status))
                .modelAttribute("t", reader.texts().words())
                .modelAttribute("lang", reader.texts().locale().getLanguage());
    }
}
