package vn.giaoban.substitutions;

import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingProblem.WrongStatus;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.conferences.ConferenceProblem;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.kernel.Problem;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.pages.ClosedPage;
import vn.giaoban.pages.Reader;
import vn.giaoban.web.Forms;

/**
 * The pages behind the two links in the chair's mail. Mail scanners follow links, so to open one changes nothing: the button on the page
 * decides. Whoever opens either link afterwards reads what was decided.
 */
@Controller
class ConsentPages {

    private static final String APPROVE = "approve";
    private static final String REJECT = "reject";

    private final Consents consents;
    private final Substitutions substitutions;
    private final Forms forms;
    private final Clock clock;

    ConsentPages(Consents consents, Substitutions substitutions, Forms forms, Clock clock) {
        this.consents = consents;
        this.substitutions = substitutions;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping("/s/{token}/approve")
    Mono<Rendering> askApproval(@PathVariable String token, ServerWebExchange exchange) {
        var visit = new Visit(token, APPROVE, exchange);
        return follow(visit, consent -> page(consent, visit));
    }

    @GetMapping("/s/{token}/reject")
    Mono<Rendering> askRejection(@PathVariable String token, ServerWebExchange exchange) {
        var visit = new Visit(token, REJECT, exchange);
        return follow(visit, consent -> page(consent, visit));
    }

    /** Agrees, and shows what was decided: by this, or by whoever was faster. */
    @PostMapping("/s/{token}/approve")
    Mono<Rendering> approve(@PathVariable String token, ServerWebExchange exchange) {
        var visit = new Visit(token, APPROVE, exchange);
        return follow(
                visit,
                consent -> decide(
                        consent,
                        visit,
                        substitutions.approve(consent.substitution().id(), consent.actor())));
    }

    /** Refuses; the form may say why, as {@code reason}. */
    @PostMapping("/s/{token}/reject")
    Mono<Rendering> reject(@PathVariable String token, ServerWebExchange exchange) {
        var visit = new Visit(token, REJECT, exchange);
        return follow(
                visit,
                consent -> exchange.getFormData()
                        .map(form -> new RejectionForm(reasonOf(form)))
                        .flatMap(form -> reject(consent, visit, form)));
    }

    private Mono<Rendering> reject(Consent consent, Visit visit, RejectionForm form) {
        if (!forms.faults(form).isEmpty()) return page(consent, visit, 400, "notice.reason");
        var id = consent.substitution().id();
        return decide(consent, visit, substitutions.reject(id, form.reason(), consent.actor()));
    }

    private Mono<Rendering> decide(Consent consent, Visit visit, Mono<Substitution> decision) {
        if (!consent.isPending()) return visit.seeOther();
        return decision.flatMap(_ -> visit.seeOther())
                .onErrorResume(ProblemException.class, fault -> notNow(consent, visit, fault.problem()));
    }

    /** Somebody was faster: what they decided is shown. Else the page says what is in the way. */
    private Mono<Rendering> notNow(Consent consent, Visit visit, Problem problem) {
        if (problem instanceof SubstitutionProblem.AlreadyDecided) return visit.seeOther();
        if (visit.reader().wantsJson() || problem.status() >= 500) return Mono.error(problem.asException());
        var known = visit.reader().texts().words().containsKey("notice." + problem.slug());
        return page(consent, visit, problem.status(), known ? "notice." + problem.slug() : "notice.other");
    }

    private Mono<Rendering> follow(Visit visit, Function<Consent, Mono<Rendering>> work) {
        return consents.get(visit.token())
                .flatMap(consent -> consent.closed(clock.instant())
                        .map(problem -> closed(problem, consent, visit.reader()))
                        .orElseGet(() -> work.apply(consent)))
                .onErrorResume(ConsentPages::isNotFound, _ -> unknown(visit.reader()));
    }

    private static Mono<Rendering> page(Consent consent, Visit visit) {
        return page(consent, visit, 200, null);
    }

    private static Mono<Rendering> page(Consent consent, Visit visit, int status, @Nullable String notice) {
        var reader = visit.reader();
        var words = notice == null ? "" : reader.texts().get(notice);
        return Mono.just(ClosedPage.rendering("substitutions/consent", status, reader)
                .modelAttribute("view", ConsentView.of(consent, visit.verb(), visit.base(), reader, words))
                .build());
    }

    private static Mono<Rendering> closed(Problem problem, Consent consent, Reader reader) {
        var briefing = consent.briefing();
        if (!(problem instanceof WrongStatus wrong)) return ClosedPage.of(problem, "revoked", reader, null, null);
        return wrong.current() == BriefingStatus.CANCELLED
                ? ClosedPage.of(
                        new ConferenceProblem.Cancelled(),
                        "cancelled",
                        reader,
                        briefing.title(),
                        briefing.cancelReason())
                : ClosedPage.of(new ConferenceProblem.Over(), "over", reader, briefing.title(), null);
    }

    private static Mono<Rendering> unknown(Reader reader) {
        return ClosedPage.of(new CommonProblem.NotFound("This link"), "unknown", reader, null, null);
    }

    private static boolean isNotFound(Throwable fault) {
        return fault instanceof ProblemException thrown && thrown.problem() instanceof CommonProblem.NotFound;
    }

    private static @Nullable String reasonOf(MultiValueMap<String, String> form) {
        var reason = form.getFirst("reason");
        return reason == null || reason.isBlank() ? null : reason.strip();
    }

    /**
     * A link that somebody follows.
     *
     * @param verb {@code approve} or {@code reject}
     */
    private record Visit(String token, String verb, Reader reader) {

        Visit(String token, String verb, ServerWebExchange exchange) {
            this(token, verb, Reader.of(exchange, "/s/" + token + "/" + verb, ConsentTexts.BOTH));
        }

        String base() {
            return "/s/" + token;
        }

        Mono<Rendering> seeOther() {
            return Mono.just(Rendering.redirectTo(reader.path() + reader.query())
                    .status(HttpStatus.SEE_OTHER)
                    .build());
        }
    }
}
