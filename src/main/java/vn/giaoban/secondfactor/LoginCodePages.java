package vn.giaoban.secondfactor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.access.HalfLogin;
import vn.giaoban.access.LoginSessions;
import vn.giaoban.access.OwnPath;
import vn.giaoban.accounts.Logins;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screens;
import vn.giaoban.web.RefusedLogin;

/** The second step of the login: the code, or its set-up for who has to have one and has none yet. */
@Controller
class LoginCodePages {

    static final String PAGE = LoginSessions.SECOND_STEP;
    static final Bilingual TEXTS = Bilingual.load("secondfactor");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Factors factors;
    private final Logins logins;
    private final LoginSessions sessions;
    private final Screens screens;
    private final Clock clock;

    LoginCodePages(Factors factors, Logins logins, LoginSessions sessions, Screens screens, Clock clock) {
        this.factors = factors;
        this.logins = logins;
        this.sessions = sessions;
        this.screens = screens;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    Mono<Rendering> ask(ServerWebExchange exchange, @RequestParam(defaultValue = "/") String next) {
        return owing(exchange)
                .flatMap(holder -> view(holder, "", OwnPath.of(next)))
                .flatMap(view -> show(exchange, view))
                .defaultIfEmpty(redirect("/login"));
    }

    @PostMapping(PAGE)
    Mono<Rendering> check(ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            var code = Objects.requireNonNullElse(form.getFirst("code"), "");
            var next = OwnPath.of(form.getFirst("next"));
            return owing(exchange)
                    .flatMap(holder -> (holder.secondFactor()
                                    ? pass(exchange, holder, code, next)
                                    : setUp(exchange, holder, code, next))
                            .onErrorResume(
                                    RefusedLogin.class, refusal -> again(exchange, holder, waits(refusal), next)))
                    .defaultIfEmpty(redirect("/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
        });
    }

    private Mono<Rendering> pass(ServerWebExchange exchange, Logins.Holder holder, String code, String next) {
        return factors.passes(holder, code)
                .filter(right -> right)
                .flatMap(_ -> sessions.enter(exchange, holder.login()).thenReturn(redirect(next)))
                .switchIfEmpty(Mono.defer(() -> again(exchange, holder, "code.wrong", next)));
    }

    private Mono<Rendering> setUp(ServerWebExchange exchange, Logins.Holder holder, String code, String next) {
        return factors.confirm(holder, code)
                .flatMap(codes -> sessions.enter(exchange, holder.login())
                        .then(Mono.defer(() -> show(exchange, FactorView.codes(codes, next)))))
                .switchIfEmpty(Mono.defer(() -> again(exchange, holder, "code.wrong", next)));
    }

    private Mono<Rendering> again(ServerWebExchange exchange, Logins.Holder holder, String fault, String next) {
        return view(holder, fault, next).flatMap(view -> show(exchange, view));
    }

    private Mono<FactorView> view(Logins.Holder holder, String fault, String next) {
        if (holder.secondFactor()) return Mono.just(FactorView.of(FactorView.State.ASK, fault, next));
        return factors.begin(holder).map(secret -> FactorView.setUp(holder.username(), secret, fault, next));
    }

    private Mono<Rendering> show(ServerWebExchange exchange, FactorView view) {
        var status = view.fault().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return screens.of(exchange, TEXTS)
                .map(screen -> screen.show("secondfactor/login", status.value())
                        .modelAttribute("view", view)
                        .build());
    }

    /** Who showed the password a short while ago; empty when nobody did. */
    private Mono<Logins.Holder> owing(ServerWebExchange exchange) {
        return sessions.owing(exchange).filter(this::isFresh).flatMap(logins::holder);
    }

    private boolean isFresh(HalfLogin half) {
        return clock.instant().isBefore(half.since().plus(PATIENCE));
    }

    /** What a refusal that asks for patience is said in; any other goes on. */
    static String waits(RefusedLogin refusal) {
        if (refusal.pause() == null) throw refusal;
        return "code.wait";
    }

    private static Rendering redirect(@Nullable String path) {
        return Rendering.redirectTo(Objects.requireNonNullElse(path, "/"))
                .status(HttpStatus.SEE_OTHER)
                .build();
    }
}
