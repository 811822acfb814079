package vn.giaoban.accounts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;

/** People change their own password: who knows the old one sets a new one, and whoever else is logged in with the old one no longer is. */
@Component
class OwnPassword {

    private final AccountStore store;
    private final Accounts accounts;
    private final Passwords passwords;
    private final LockOut lockOut;

    OwnPassword(AccountStore store, Accounts accounts, Passwords passwords, LockOut lockOut) {
        this.store = store;
        this.accounts = accounts;
        this.passwords = passwords;
        this.lockOut = lockOut;
    }

    /**
     * What is wanted.
     *
     * @param current the old one
     * @param password the new one
     */
    record Form(
            @NotNull @Size(max = PasswordLogin.MAX_LENGTH) String current,

            @NotNull @Size(min = 10, max = 256, message = "must have 10 to 256 characters")
            String password) {}

    /**
     * Changes the actor's.
     *
     * @return the login that holds from now on; fails with {@link InvalidRequest} when the old one is wrong or the new one is the same
     */
    Mono<Authentication> change(Form form, Actor actor) {
        if (form.current().equals(form.password()))
            return Mono.error(
                    InvalidRequest.at("/password", "must be another one").asException());
        return lockOut.attempt(actor.name())
                .then(Mono.defer(() -> store.find(actor.name())))
                .switchIfEmpty(Mono.error(() -> new NotFound("This account was").asException()))
                .filterWhen(account -> passwords.matches(form.current(), account.password()))
                .switchIfEmpty(Mono.error(
                        () -> InvalidRequest.at("/current", "is wrong").asException()))
                .flatMap(account -> accounts.change(
                        account.id(), new AccountChange(form.password(), account.roles(), account.point()), actor))
                .map(Account::authentication);
    }
}
