package vn.giaoban.accounts;

import java.security.Principal;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.web.Forms;

/** Who I am, and my own password. */
@RestController
class MeController {

    /** What an account may know of itself. */
    record MeView(
            String username, Set<Role> roles, @Nullable String point) {}

    static final String PASSWORD = "/api/v1/me/password";

    private final AccountStore accounts;
    private final OwnPassword own;
    private final Forms forms;

    MeController(AccountStore accounts, OwnPassword own, Forms forms) {
        this.accounts = accounts;
        this.own = own;
        this.forms = forms;
    }

    @GetMapping(path = "/api/v1/me", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<MeView> me(Principal principal) {
        return accounts.find(Objects.requireNonNull(principal.getName()))
                .map(a -> new MeView(a.username(), new TreeSet<>(a.roles()), a.point()));
    }

    /** Another password for whoever knows the old one; all sessions of the account end. */
    @PostMapping(PASSWORD)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> change(@RequestBody OwnPassword.Form form, Actor actor) {
        return own.change(forms.valid(form), actor).then();
    }
}
