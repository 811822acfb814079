package vn.giaoban.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;

/** Accounts on a page: who there is, a new one, other roles, a new password, the end of one. */
@Controller
class AccountPages {

    private static final String PAGE = "/admin/accounts";
    private static final Bilingual TEXTS = Bilingual.load("accounts");
    private static final int MOST = 500;

    private final Accounts accounts;
    private final Screens screens;
    private final Forms forms;

    AccountPages(Accounts accounts, Screens screens, Forms forms) {
        this.accounts = accounts;
        this.screens = screens;
        this.forms = forms;
    }

    /**
     * What the page says beside the list.
     *
     * @param told what was just done; empty when nothing was
     * @param password one that was made, shown only here; empty when none was
     * @param faults what is wrong, by field
     * @param typed what was typed, by field
     */
    record Said(String told, String password, Map<String, String> faults, Map<String, String> typed) {

        static final Said NOTHING = new Said("", "", Map.of(), Map.of());

        static Said done(String told, String password) {
            return new Said(told, password, Map.of(), Map.of());
        }
    }

    @GetMapping(PAGE)
    Mono<Rendering> list(ServerWebExchange exchange) {
        return screens.of(exchange, TEXTS).flatMap(screen -> show(screen, Said.NOTHING));
    }

    /** Makes one; its password, when the service made it, is on the answer and nowhere else. */
    @PostMapping(PAGE)
    Mono<Rendering> create(ServerWebExchange exchange, Actor actor) {
        return answer(exchange, (screen, form) -> {
            var wanted = new AccountForm(text(form, "username"), password(form), roles(form), point(form));
            var given = forms.valid(wanted).checked().password();
            var password = Objects.requireNonNullElseGet(given, Passwords::generated);
            return accounts.create(wanted, password, actor)
                    .map(made -> Said.done(
                            screen.texts().say("accounts.made", made.username()), given == null ? password : ""));
        });
    }

    @PostMapping(PAGE + "/{id}")
    Mono<Rendering> change(@PathVariable String id, ServerWebExchange exchange, Actor actor) {
        return answer(exchange, (screen, form) -> {
            var change = forms.valid(new AccountChange(null, roles(form), point(form)))
                    .checked();
            return accounts.change(Parameters.id("Account", id), change, actor)
                    .map(account -> Said.done(screen.texts().say("accounts.changed", account.username()), ""));
        });
    }

    /** Gives it a password that the service makes; whoever is logged in with the old one no longer is. */
    @PostMapping(PAGE + "/{id}/password")
    Mono<Rendering> renewPassword(@PathVariable String id, ServerWebExchange exchange, Actor actor) {
        return answer(exchange, (screen, _) -> {
            var password = Passwords.generated();
            var account = Parameters.id("Account", id);
            return accounts.get(account)
                    .map(present -> new AccountChange(password, present.roles(), present.point()))
                    .flatMap(change -> accounts.change(account, change, actor))
                    .map(changed -> Said.done(screen.texts().say("accounts.renewed", changed.username()), password));
        });
    }

    /** For somebody who lost phone and recovery codes. */
    @PostMapping(PAGE + "/{id}/second-factor")
    Mono<Rendering> endSecondFactor(@PathVariable String id, ServerWebExchange exchange, Actor actor) {
        return answer(
                exchange,
                (screen, _) -> accounts.endSecondFactor(Parameters.id("Account", id), actor)
                        .map(account ->
                                Said.done(screen.texts().say("accounts.factor.ended", account.username()), "")));
    }

    @PostMapping(PAGE + "/{id}/remove")
    Mono<Rendering> remove(@PathVariable String id, ServerWebExchange exchange, Actor actor) {
        return answer(
                exchange,
                (screen, _) -> accounts.remove(Parameters.id("Account", id), actor)
                        .thenReturn(Said.done(screen.texts().get("accounts.removed"), "")));
    }

    private interface Work {
        Mono<Said> on(Screen screen, MultiValueMap<String, String> form);
    }

    private Mono<Rendering> answer(ServerWebExchange exchange, Work work) {
        return screens.of(exchange, TEXTS)
                .flatMap(screen -> exchange.getFormData()
                        .flatMap(form -> Mono.defer(() -> work.on(screen, form))
                                .onErrorResume(ProblemException.class, fault -> refused(screen, form, fault)))
                        .flatMap(said -> show(screen, said)));
    }

    /** What somebody at the page can mend is said there; anything else is for the page of faults. */
    private static Mono<Said> refused(Screen screen, MultiValueMap<String, String> form, ProblemException fault) {
        var texts = screen.texts();
        var faults = switch (fault.problem()) {
            case InvalidRequest invalid -> faults(invalid, texts);
            case AccountProblem.UsernameTaken _ -> Map.of("username", texts.get("fault.taken"));
            case AccountProblem.LastAdministrator _ -> Map.of("", texts.get("fault.lastAdministrator"));
            default -> Map.<String, String>of();
        };
        if (faults.isEmpty()) return Mono.error(fault);
        return Mono.just(new Said("", "", faults, form.toSingleValueMap()));
    }

    private static Map<String, String> faults(InvalidRequest invalid, PageTexts texts) {
        return invalid.errors().stream()
                .map(Fault::pointer)
                .map(pointer -> pointer.replaceFirst("^/", "").replaceFirst("/.*", ""))
                .distinct()
                .collect(Collectors.toMap(field -> field, field -> texts.get("fault." + field)));
    }

    private Mono<Rendering> show(Screen screen, Said said) {
        return accounts.list(new Paging(MOST, List.of()))
                .map(page -> screen.show(
                                "accounts/accounts",
                                said.faults().isEmpty()
                                        ? HttpStatus.OK.value()
                                        : HttpStatus.UNPROCESSABLE_CONTENT.value())
                        .modelAttribute(
                                "accounts",
                                page.items().stream().map(AccountView::of).toList())
                        .modelAttribute("roles", Role.values())
                        .modelAttribute("said", said)
                        .build());
    }

    private static String text(MultiValueMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "").strip();
    }

    private static @Nullable String password(MultiValueMap<String, String> form) {
        var typed = Objects.requireNonNullElse(form.getFirst("password"), "");
        return typed.isEmpty() ? null : typed;
    }

    /** A point that was typed for somebody who is no point's secretary is what the form still showed, not what is wanted. */
    private static @Nullable String point(MultiValueMap<String, String> form) {
        var typed = text(form, "point");
        return typed.isEmpty() || !roles(form).contains(Role.POINT_SECRETARY) ? null : typed;
    }

    private static Set<Role> roles(MultiValueMap<String, String> form) {
        var typed = form.getOrDefault("roles", List.of());
        return Arrays.stream(Role.values())
                .filter(role -> typed.contains(role.name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
