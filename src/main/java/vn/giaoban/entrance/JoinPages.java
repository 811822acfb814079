package vn.giaoban.entrance;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.kernel.Problem;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.pages.LinkHolder;
import vn.giaoban.pages.LinkParts;
import vn.giaoban.pages.Reader;
import vn.giaoban.roster.Response;
import vn.giaoban.roster.Roster;

/** The pages of somebody who has no account but a personal link. */
@Controller
class JoinPages {

    private final Admissions admissions;
    private final Door door;
    private final DeviceChecks checks;
    private final LinkParts parts;
    private final JoinRenderer renderer;
    private final Roster roster;
    private final Clock clock;

    JoinPages(
            Admissions admissions,
            Door door,
            DeviceChecks checks,
            LinkParts parts,
            JoinRenderer renderer,
            Roster roster,
            Clock clock) {
        this.admissions = admissions;
        this.door = door;
        this.checks = checks;
        this.parts = parts;
        this.renderer = renderer;
        this.roster = roster;
        this.clock = clock;
    }

    /** What, when, who; the answer; the way in. */
    @GetMapping("/j/{token}")
    Mono<Rendering> page(@PathVariable String token, ServerWebExchange exchange) {
        var reader = Reader.of(exchange, "/j/" + token, JoinTexts.BOTH);
        return follow(token, reader, EntryPolicy::maySee, admission -> page(admission, reader));
    }

    private Mono<Rendering> page(Admission admission, Reader reader) {
        var holder = new LinkHolder(admission.briefing().id().value(), admission.point(), false);
        return Mono.zip(checks.cardOf(admission, reader), parts.of(holder, reader))
                .map(found -> renderer.page(admission, found.getT1(), found.getT2(), reader));
    }

    /** Sends the holder of the link into the conference with a token that is made now, when it is their turn; HEAD is shown the way without one. */
    @GetMapping("/j/{token}/enter")
    Mono<Rendering> enter(@PathVariable String token, ServerWebExchange exchange) {
        var reader = Reader.of(exchange, "/j/" + token, JoinTexts.BOTH);
        return follow(token, reader, EntryPolicy::maySee, admission -> door.enter(admission, reader));
    }

    /** Keeps the holder's answer, {@code response=ACCEPTED} or {@code DECLINED} of a form, and shows the page again. */
    @PostMapping("/j/{token}/rsvp")
    Mono<Rendering> answer(@PathVariable String token, ServerWebExchange exchange) {
        var reader = Reader.of(exchange, "/j/" + token, JoinTexts.BOTH);
        return follow(
                token,
                reader,
                this::mayAnswer,
                admission -> exchange.getFormData()
                        .flatMap(form -> roster.answer(admission.found().link(), responseOf(form), actor(admission)))
                        .then(Mono.fromSupplier(() -> seeOther(reader.path() + reader.query()))));
    }

    /** Keeps what a room's device says of itself, and shows its page again. */
    @PostMapping("/j/{token}/preflight")
    Mono<Rendering> check(@PathVariable String token, ServerWebExchange exchange) {
        var reader = Reader.of(exchange, "/j/" + token, JoinTexts.BOTH);
        var agent = exchange.getRequest().getHeaders().getFirst(HttpHeaders.USER_AGENT);
        return follow(
                token,
                reader,
                EntryPolicy::maySee,
                admission -> exchange.getFormData()
                        .flatMap(form -> checks.confirm(admission, form.toSingleValueMap(), agent))
                        .then(Mono.fromSupplier(() -> seeOther(reader.path() + reader.query() + "#preflight"))));
    }

    private Mono<Rendering> follow(
            String token,
            Reader reader,
            Function<Admission, Optional<Problem>> policy,
            Function<Admission, Mono<Rendering>> work) {
        return admissions
                .get(token)
                .flatMap(admission -> policy.apply(admission)
                        .map(problem -> renderer.problem(problem, admission, reader))
                        .orElseGet(() -> work.apply(admission)))
                .onErrorResume(JoinPages::isNotFound, _ -> renderer.unknown(reader));
    }

    private Optional<Problem> mayAnswer(Admission admission) {
        return EntryPolicy.mayAnswer(admission, clock.instant());
    }

    private static Response responseOf(MultiValueMap<String, String> form) {
        var asked = form.getFirst("response");
        return switch (asked == null ? "" : asked.toUpperCase(Locale.ROOT)) {
            case "ACCEPTED" -> Response.ACCEPTED;
            case "DECLINED" -> Response.DECLINED;
            default ->
                throw CommonProblem.InvalidRequest.at("/response", "must be ACCEPTED or DECLINED")
                        .asException();
        };
    }

    private static Actor actor(Admission admission) {
        return new Actor("link:" + admission.found().link().id());
    }

    private static Rendering seeOther(String address) {
        return Rendering.redirectTo(address).status(HttpStatus.SEE_OTHER).build();
    }

    private static boolean isNotFound(Throwable fault) {
        return fault instanceof ProblemException thrown && thrown.problem() instanceof CommonProblem.NotFound;
    }
}
