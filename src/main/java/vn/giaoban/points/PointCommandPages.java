package vn.giaoban.points;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.PreconditionRequired;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.Screens;
import vn.giaoban.web.Forms;

/** What an administrator changes of a point and its rooms. Each form brings the version that was shown; what is wrong with it is said beside its field. */
@Controller
class PointCommandPages {

    private static final String ONE = PointPages.PAGE + "/{code:[A-Z0-9-]{1,40}}";
    private static final String ROOM = ONE + "/rooms/{room:[A-Z0-9-]{1,40}}";

    /** The form of a new room. */
    private static final String NEW_ROOM = "room";

    private final Points points;
    private final Screens screens;
    private final Forms forms;

    PointCommandPages(Points points, Screens screens, Forms forms) {
        this.points = points;
        this.screens = screens;
        this.forms = forms;
    }

    /** Makes a point. */
    @PostMapping(PointPages.PAGE + "/new")
    Mono<Rendering> make(ServerWebExchange exchange, Actor actor) {
        return typed(exchange)
                .flatMap(typed -> Mono.defer(() ->
                                points.save(PointInput.code(typed), forms.valid(PointInput.point(typed)), null, actor))
                        .map(saved -> seeOther(saved.thing().code(), "made"))
                        .onErrorResume(ProblemException.class, fault -> notMade(exchange, typed, fault)));
    }

    private Mono<Rendering> notMade(ServerWebExchange exchange, Map<String, String> typed, ProblemException fault) {
        return screens.of(exchange, PointPages.TEXTS).flatMap(screen -> {
            var faults = faults(fault, screen.texts());
            if (faults.isEmpty()) return Mono.error(fault);
            var sheet = PointSheet.empty(screen.texts()).refused("point", typed, faults, screen.texts());
            return Mono.just(screen.show("points/point", 422)
                    .modelAttribute("view", sheet)
                    .build());
        });
    }

    /** Changes a point; one that was retired is in use again. */
    @PostMapping(ONE)
    Mono<Rendering> save(ServerWebExchange exchange, @PathVariable String code, Actor actor) {
        return answer(
                exchange,
                code,
                "point",
                "saved",
                typed -> points.save(code, forms.valid(PointInput.point(typed)), PointInput.version(typed), actor)
                        .then());
    }

    /** Takes a point out of use. */
    @PostMapping(ONE + "/retire")
    Mono<Rendering> retire(ServerWebExchange exchange, @PathVariable String code, Actor actor) {
        return answer(
                exchange, code, "point", "retired", typed -> points.retire(code, PointInput.version(typed), actor));
    }

    /** Makes a room. */
    @PostMapping(ONE + "/rooms")
    Mono<Rendering> addRoom(ServerWebExchange exchange, @PathVariable String code, Actor actor) {
        return answer(
                exchange,
                code,
                NEW_ROOM,
                "room",
                typed -> points.saveRoom(code, PointInput.code(typed), forms.valid(PointInput.room(typed)), null, actor)
                        .then());
    }

    /** Changes a room; one that was retired is in use again. */
    @PostMapping(ROOM)
    Mono<Rendering> saveRoom(
            ServerWebExchange exchange, @PathVariable String code, @PathVariable String room, Actor actor) {
        return answer(
                exchange,
                code,
                room,
                "room",
                typed -> points.saveRoom(
                                code, room, forms.valid(PointInput.room(typed)), PointInput.version(typed), actor)
                        .then());
    }

    /** Takes a room out of use. */
    @PostMapping(ROOM + "/retire")
    Mono<Rendering> retireRoom(
            ServerWebExchange exchange, @PathVariable String code, @PathVariable String room, Actor actor) {
        return answer(
                exchange,
                code,
                room,
                "room-retired",
                typed -> points.retireRoom(code, room, PointInput.version(typed), actor));
    }

    private interface Work {
        Mono<Void> with(Map<String, String> typed);
    }

    private Mono<Rendering> answer(ServerWebExchange exchange, String code, String form, String done, Work work) {
        return typed(exchange)
                .flatMap(typed -> Mono.defer(() -> work.with(typed))
                        .then(Mono.fromSupplier(() -> seeOther(code, done)))
                        .onErrorResume(ProblemException.class, fault -> refused(exchange, code, form, typed, fault)));
    }

    /** What somebody at the page can mend is said there; anything else is for the page of faults. */
    private Mono<Rendering> refused(
            ServerWebExchange exchange, String code, String form, Map<String, String> typed, ProblemException fault) {
        return Mono.zip(screens.of(exchange, PointPages.TEXTS), points.get(code))
                .flatMap(found -> {
                    var texts = found.getT1().texts();
                    var faults = faults(fault, texts);
                    var uses = fault.problem() instanceof PointProblem.InUse used
                            ? used.briefings()
                            : List.<PointUse.Use>of();
                    if (faults.isEmpty() && uses.isEmpty()) return Mono.error(fault);
                    var sheet = PointSheet.of(found.getT2(), texts);
                    var shown = uses.isEmpty() ? sheet.refused(form, typed, faults, texts) : sheet.used(uses, texts);
                    return Mono.just(found.getT1()
                            .show("points/point", uses.isEmpty() ? 422 : 409)
                            .modelAttribute("view", shown)
                            .build());
                });
    }

    private static Map<String, String> faults(ProblemException fault, PageTexts texts) {
        return switch (fault.problem()) {
            case InvalidRequest invalid -> faults(invalid, texts);
            case PreconditionRequired _ -> Map.of("code", texts.get("fault.taken"));
            default -> Map.of();
        };
    }

    private static Map<String, String> faults(InvalidRequest invalid, PageTexts texts) {
        var faults = new HashMap<String, String>();
        for (var field : invalid.errors().stream().map(Fault::pointer).toList()) {
            var name = field.replaceFirst("^/", "");
            var words = texts.words().get("fault." + name);
            if (words != null) faults.put(name, words);
        }
        return faults;
    }

    private static Mono<Map<String, String>> typed(ServerWebExchange exchange) {
        return exchange.getFormData().map(MultiValueMap::toSingleValueMap);
    }

    private static Rendering seeOther(String code, String done) {
        return Rendering.redirectTo(PointPages.PAGE + "/" + code + "?done=" + done)
                .status(HttpStatus.SEE_OTHER)
                .build();
    }
}
