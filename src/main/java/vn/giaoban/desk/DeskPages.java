package vn.giaoban.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.access.SameOrigin;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.kernel.Problem;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.pages.Reader;
import vn.giaoban.roster.DelegateForm;
import vn.giaoban.roster.Delegates;
import vn.giaoban.roster.Response;
import vn.giaoban.web.Parameters;

/**
 * The page of a point that has no account but the address in its invitation. Every form works without a script; what can't be taken is
 * shown again beside what is wrong with it.
 */
@Controller
class DeskPages {

    private final Desks desks;
    private final DeskInput input;
    private final DeskRenderer renderer;
    private final PointAnswers answers;
    private final Delegates delegates;
    private final DeskSeats seats;
    private final DeskSight sight;
    private final SameOrigin origin;

    DeskPages(
            Desks desks,
            DeskInput input,
            DeskRenderer renderer,
            PointAnswers answers,
            Delegates delegates,
            DeskSeats seats,
            DeskSight sight,
            SameOrigin origin) {
        this.desks = desks;
        this.input = input;
        this.renderer = renderer;
        this.answers = answers;
        this.delegates = delegates;
        this.seats = seats;
        this.sight = sight;
        this.origin = origin;
    }

    /** What, when, who; the answer, the room, the list of delegates. */
    @GetMapping("/p/{token}")
    Mono<Rendering> page(@PathVariable String token, ServerWebExchange exchange) {
        var reader = reader(exchange, token);
        var done = exchange.getRequest().getQueryParams().getFirst("done");
        return open(
                token,
                reader,
                desk -> sight.of(desk, reader)
                        .map(seen -> renderer.page(desk, seen, reader, done == null ? "" : done)));
    }

    /** Accepts, or declines with a reason. */
    @PostMapping("/p/{token}/response")
    Mono<Rendering> answer(@PathVariable String token, ServerWebExchange exchange) {
        return form(
                token,
                exchange,
                "answer",
                (desk, fields) -> answers.answer(
                        desk.id(), desk.code(), input.response(fields), input.reason(fields), null, desk.actor()));
    }

    /** Chooses the room; who chooses one takes part. */
    @PostMapping("/p/{token}/room")
    Mono<Rendering> room(@PathVariable String token, ServerWebExchange exchange) {
        return form(
                token,
                exchange,
                "room",
                (desk, fields) -> answers.answer(
                        desk.id(), desk.code(), Response.ACCEPTED, null, input.room(fields), desk.actor()));
    }

    /** Names one person. */
    @PostMapping("/p/{token}/delegates")
    Mono<Rendering> add(@PathVariable String token, ServerWebExchange exchange) {
        return form(
                token,
                exchange,
                "add",
                (desk, fields) -> delegates.add(desk.id(), List.of(input.person(fields)), desk.mandate()));
    }

    /** Changes a person, or takes them off ({@code do=remove}). */
    @PostMapping("/p/{token}/delegates/{delegate}")
    Mono<Rendering> change(@PathVariable String token, @PathVariable String delegate, ServerWebExchange exchange) {
        return form(token, exchange, delegate, (desk, fields) -> {
            var id = Parameters.id("Delegate", delegate);
            return "remove".equals(fields.get("do"))
                    ? delegates.remove(desk.id(), id, desk.mandate())
                    : change(desk, id, fields);
        });
    }

    private Mono<?> change(Desk desk, UUID delegate, Map<String, String> fields) {
        var person = input.person(fields);
        return delegates.change(desk.id(), delegate, _ -> person.at(desk.code()), desk.mandate());
    }

    /** Names all whom a pasted list names, or none. */
    @PostMapping("/p/{token}/list")
    Mono<Rendering> list(@PathVariable String token, ServerWebExchange exchange) {
        return form(token, exchange, "list", (desk, fields) -> addAll(desk, fields.getOrDefault("list", "")));
    }

    /** Names all whom a file names, or none. */
    @PostMapping("/p/{token}/upload")
    Mono<Rendering> upload(@PathVariable String token, ServerWebExchange exchange) {
        var file = input.file(exchange);
        return command(
                token,
                exchange,
                "upload",
                Map.of(),
                desk -> file.flatMap(bytes -> addAll(desk, ListText.decode(bytes))));
    }

    private Mono<?> addAll(Desk desk, String text) {
        return delegates.add(desk.id(), people(input.people(text, desk)), desk.mandate());
    }

    private static List<DelegateForm> people(List<NameList.Row> rows) {
        return rows.stream().map(NameList.Row::person).toList();
    }

    /** Says that nobody else will come. */
    @PostMapping("/p/{token}/complete")
    Mono<Rendering> complete(@PathVariable String token, ServerWebExchange exchange) {
        return form(token, exchange, "complete", (desk, _) -> delegates.complete(desk.id(), desk.mandate()));
    }

    /** Asks for somebody else in a delegate's place, with the chair's consent. */
    @PostMapping("/p/{token}/substitution")
    Mono<Rendering> substitute(@PathVariable String token, ServerWebExchange exchange) {
        return form(token, exchange, "substitute", seats::ask);
    }

    /** Takes a request for a substitute back. */
    @PostMapping("/p/{token}/substitution/{request}/withdraw")
    Mono<Rendering> withdraw(@PathVariable String token, @PathVariable String request, ServerWebExchange exchange) {
        return form(
                token, exchange, "withdraw", (desk, _) -> seats.withdraw(desk, Parameters.id("Substitution", request)));
    }

    /** Says who is in the room. */
    @PostMapping("/p/{token}/presence")
    Mono<Rendering> present(@PathVariable String token, ServerWebExchange exchange) {
        return form(token, exchange, "present", seats::tick);
    }

    /** Says which of the room's devices work. */
    @PostMapping("/p/{token}/preflight")
    Mono<Rendering> check(@PathVariable String token, ServerWebExchange exchange) {
        var agent = exchange.getRequest().getHeaders().getFirst(HttpHeaders.USER_AGENT);
        return form(token, exchange, "preflight", (desk, fields) -> sight.check(desk, fields, agent));
    }

    private static Reader reader(ServerWebExchange exchange, String token) {
        return Reader.of(exchange, "/p/" + token, DeskTexts.BOTH);
    }

    private interface Work {
        Mono<?> at(Desk desk);
    }

    private Mono<Rendering> form(
            String token,
            ServerWebExchange exchange,
            String section,
            BiFunction<Desk, Map<String, String>, Mono<?>> work) {
        return input.fields(exchange)
                .map(fields -> new Sent(fields, null))
                .onErrorResume(ProblemException.class, fault -> Mono.just(new Sent(Map.of(), fault)))
                .flatMap(sent -> command(
                        token,
                        exchange,
                        section,
                        sent.fields(),
                        desk -> sent.fault() == null ? work.apply(desk, sent.fields()) : Mono.error(sent.fault())));
    }

    /** What a form sent, or why that can't be read. */
    private record Sent(
            Map<String, String> fields, @Nullable ProblemException fault) {}

    /** Does something at an open page and shows it again, or shows what was typed and what is wrong with it. */
    private Mono<Rendering> command(
            String token, ServerWebExchange exchange, String section, Map<String, String> fields, Work work) {
        var reader = reader(exchange, token);
        if (!origin.holds(exchange.getRequest())) return renderer.foreign(reader);
        return open(
                token,
                reader,
                desk -> Mono.defer(() -> work.at(desk))
                        .then(Mono.fromSupplier(() -> renderer.seeOther(reader, doneOf(section), anchorOf(section))))
                        .onErrorResume(
                                ProblemException.class,
                                fault -> refused(token, reader, section, fields, fault.problem())));
    }

    private Mono<Rendering> refused(
            String token, Reader reader, String section, Map<String, String> fields, Problem problem) {
        if (reader.wantsJson()) return Mono.error(problem.asException());
        // as it is now: what was refused may have been refused because of what others did meanwhile
        return open(token, reader, desk -> {
            var faults = renderer.faults(problem, desk, reader.texts());
            var typed = new Typed(section, fields, faults);
            return sight.of(desk, reader).map(seen -> renderer.page(desk, seen, reader, problem, typed));
        });
    }

    private static String doneOf(String section) {
        return section.length() > 20 ? "change" : section;
    }

    private static String anchorOf(String section) {
        return switch (section) {
            case "answer", "room", "present", "preflight" -> section;
            case "substitute", "withdraw" -> "substitutions";
            default -> "delegates";
        };
    }

    private interface Sight {
        Mono<Rendering> of(Desk desk);
    }

    private Mono<Rendering> open(String token, Reader reader, Sight sight) {
        return desks.get(token)
                .flatMap(desk -> DeskPolicy.maySee(desk)
                        .map(problem -> renderer.closed(problem, desk, reader))
                        .orElseGet(() -> sight.of(desk)))
                .onErrorResume(DeskPages::isUnknown, _ -> renderer.unknown(reader));
    }

    private static boolean isUnknown(Throwable fault) {
        return fault instanceof ProblemException thrown && thrown.problem() instanceof CommonProblem.NotFound;
    }
}
