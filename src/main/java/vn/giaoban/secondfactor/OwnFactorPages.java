package vn.giaoban.secondfactor;

import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.accounts.Logins;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.pages.Screens;
import vn.giaoban.web.RefusedLogin;

/** One's own second factor: on, off, new recovery codes. Each step needs a code of the phone. */
@Controller
class OwnFactorPages {

    static final String PAGE = "/me/second-factor";

    private final Factors factors;
    private final Logins logins;
    private final Screens screens;

    OwnFactorPages(Factors factors, Logins logins, Screens screens) {
        this.factors = factors;
        this.logins = logins;
        this.screens = screens;
    }

    @GetMapping(PAGE)
    Mono<Rendering> state(ServerWebExchange exchange, Actor actor) {
        return holder(actor).flatMap(holder -> present(holder, "")).flatMap(view -> show(exchange, view));
    }

    /** The picture for the phone. */
    @PostMapping(PAGE + "/begin")
    Mono<Rendering> begin(ServerWebExchange exchange, Actor actor) {
        return holder(actor).flatMap(holder -> afresh(holder, "")).flatMap(view -> show(exchange, view));
    }

    @PostMapping(PAGE + "/confirm")
    Mono<Rendering> confirm(ServerWebExchange exchange, Actor actor) {
        return answer(
                exchange,
                actor,
                (holder, code) -> holder.secondFactor()
                        ? present(holder, "")
                        : factors.confirm(holder, code)
                                .map(codes -> FactorView.codes(codes, PAGE))
                                .switchIfEmpty(Mono.defer(() -> afresh(holder, "code.wrong"))));
    }

    @PostMapping(PAGE + "/codes")
    Mono<Rendering> renewCodes(ServerWebExchange exchange, Actor actor) {
        return answer(
                exchange,
                actor,
                (holder, code) -> !holder.secondFactor()
                        ? present(holder, "")
                        : factors.renewCodes(holder, code)
                                .map(codes -> FactorView.codes(codes, PAGE))
                                .switchIfEmpty(Mono.defer(() -> present(holder, "code.wrong"))));
    }

    @PostMapping(PAGE + "/end")
    Mono<Rendering> end(ServerWebExchange exchange, Actor actor) {
        return answer(
                exchange,
                actor,
                (holder, code) -> !holder.secondFactor() || logins.needsSecondFactor(holder)
                        ? present(holder, "")
                        : factors.end(holder, code)
                                .flatMap(ended -> ended
                                        ? Mono.just(FactorView.of(FactorView.State.OFF, "", ""))
                                        : present(holder, "code.wrong")));
    }

    private interface Step {
        Mono<FactorView> take(Logins.Holder holder, String code);
    }

    private Mono<Rendering> answer(ServerWebExchange exchange, Actor actor, Step step) {
        return holder(actor)
                .zipWith(exchange.getFormData())
                .flatMap(asked -> step.take(
                                asked.getT1(),
                                Objects.requireNonNullElse(asked.getT2().getFirst("code"), ""))
                        .onErrorResume(
                                RefusedLogin.class, refusal -> present(asked.getT1(), LoginCodePages.waits(refusal))))
                .flatMap(view -> show(exchange, view));
    }

    private Mono<FactorView> present(Logins.Holder holder, String fault) {
        if (!holder.secondFactor()) return Mono.just(FactorView.of(FactorView.State.OFF, fault, ""));
        return factors.codesLeft(holder).map(left -> FactorView.on(left, logins.needsSecondFactor(holder), fault));
    }

    private Mono<FactorView> afresh(Logins.Holder holder, String fault) {
        if (holder.secondFactor()) return present(holder, fault);
        return factors.begin(holder).map(secret -> FactorView.setUp(holder.username(), secret, fault, ""));
    }

    private Mono<Rendering> show(ServerWebExchange exchange, FactorView view) {
        var status = view.fault().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return screens.of(exchange, LoginCodePages.TEXTS)
                .map(screen -> screen.show("secondfactor/own", status.value())
                        .modelAttribute("view", view)
                        .build());
    }

    private Mono<Logins.Holder> holder(Actor actor) {
        return logins.holder(actor.name())
                .switchIfEmpty(Mono.error(() -> new NotFound("This account was").asException()));
    }
}
