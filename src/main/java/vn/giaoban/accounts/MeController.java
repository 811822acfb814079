package vn.giaoban.accounts;

import java.security.Principal;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who I am. */
@RestController
class MeController {

    /** What an account may know of itself. */
    record MeView(
            String username, Set<Role> roles, @Nullable String point) {}

    private final AccountStore accounts;

    MeController(AccountStore accounts) {
        this.accounts = accounts;
    }

    @GetMapping(path = "/api/v1/me", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<MeView> me(Principal principal) {
        return accounts.find(Objects.requireNonNull(principal.getName()))
                .map(a -> new MeView(a.username(), new TreeSet<>(a.roles()), a.point()));
    }
}
