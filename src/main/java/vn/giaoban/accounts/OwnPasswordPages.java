package vn.giaoban.accounts;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.access.LoginSessions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.pages.AccountEntry;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screens;
import vn.giaoban.web.Forms;
import vn.giaoban.web.RefusedLogin;

/** One's own password, on a page. */
@Controller
class OwnPasswordPages {

    static final String PAGE = "/me/password";
    private static final Bilingual TEXTS = Bilingual.load("accounts");

    private final OwnPassword own;
    private final Screens screens;
    private final Forms forms;
    private final LoginSessions sessions;

    OwnPasswordPages(OwnPassword own, Screens screens, Forms forms, LoginSessions sessions) {
        this.own = own;
        this.screens = screens;
        this.forms = forms;
        this.sessions = sessions;
    }

    @Bean
    static AccountEntry ownPasswordEntry() {
        return new AccountEntry(10, PAGE, "menu.own.password");
    }

    @GetMapping(PAGE)
    Mono<Rendering> form(ServerWebExchange exchange, @RequestParam(required = false) @Nullable String done) {
        return show(exchange, done != null, Map.of());
    }

    /** Who changes it here stays logged in here. */
    @PostMapping(PAGE)
    Mono<Rendering> change(ServerWebExchange exchange, Actor actor) {
        return exchange.getFormData()
                .flatMap(form -> Mono.defer(() -> own.change(typed(form), actor))
                        .flatMap(login -> sessions.enter(exchange, login))
                        .thenReturn(done())
                        .onErrorResume(ProblemException.class, fault -> refused(exchange, fault))
                        .onErrorResume(RefusedLogin.class, _ -> refusedAt(exchange, "wait")));
    }

    private OwnPassword.Form typed(MultiValueMap<String, String> form) {
        var wanted = new OwnPassword.Form(text(form, "current"), text(form, "password"));
        if (!wanted.password().equals(text(form, "repeated")))
            throw InvalidRequest.at("/repeated", "is another one").asException();
        return forms.valid(wanted);
    }

    private static Rendering done() {
        return Rendering.redirectTo(PAGE + "?done=1")
                .status(HttpStatus.SEE_OTHER)
                .build();
    }

    private Mono<Rendering> refused(ServerWebExchange exchange, ProblemException fault) {
        if (!(fault.problem() instanceof InvalidRequest invalid)) return Mono.error(fault);
        return refusedAt(
                exchange,
                invalid.errors().stream()
                        .map(Fault::pointer)
                        .map(pointer -> pointer.substring(1))
                        .distinct()
                        .toArray(String[]::new));
    }

    private Mono<Rendering> refusedAt(ServerWebExchange exchange, String... fields) {
        var faults = java.util.Arrays.stream(fields).collect(Collectors.toMap(field -> field, field -> "own." + field));
        return show(exchange, false, faults);
    }

    /** @param faults keys of the words that say what is wrong, by field */
    private Mono<Rendering> show(ServerWebExchange exchange, boolean done, Map<String, String> faults) {
        var status = faults.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return screens.of(exchange, TEXTS)
                .map(screen -> screen.show("accounts/password", status.value())
                        .modelAttribute("done", done)
                        .modelAttribute("faults", faults)
                        .build());
    }

    private static String text(MultiValueMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "");
    }
}
