package vn.giaoban.accounts;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.ProblemException;

/** Accounts that a house is given by the module that sets it up, not by an administrator. */
@Component
public class HouseAccounts {

    private final Accounts accounts;

    HouseAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Makes an account unless there is one of that name, which stays as it is.
     *
     * @param point code of the point that a POINT_SECRETARY answers for; null for every other role
     * @return whether it was made
     */
    public Mono<Boolean> make(String username, String password, Role role, @Nullable String point, Actor actor) {
        var form = new AccountForm(username, password, Set.of(role), point).checked();
        return accounts.create(form, password, actor)
                .thenReturn(true)
                .onErrorResume(ProblemException.class, HouseAccounts::orStay);
    }

    private static Mono<Boolean> orStay(ProblemException refusal) {
        return refusal.problem() instanceof AccountProblem.UsernameTaken ? Mono.just(false) : Mono.error(refusal);
    }
}
