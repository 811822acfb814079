package vn.giaoban.accounts;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.web.Forms;

/**
 * Accounts of people whom somebody else vouches for. Such an account belongs to what the other side calls the person for ever, not to a name: who has the name of
 * an account here does not become it.
 */
@Component
public class OutsideAccounts {

    private final AccountStore store;
    private final Accounts accounts;
    private final Forms forms;

    OutsideAccounts(AccountStore store, Accounts accounts, Forms forms) {
        this.store = store;
        this.accounts = accounts;
        this.forms = forms;
    }

    /**
     * A person as the other side tells of them.
     *
     * @param subject what the other side calls them for ever, with who says so
     * @param username what the account shall be called, when one is made
     * @param roles what they may do; empty when the other side says nothing of it, and then the account keeps its own
     * @param point code of the point that a POINT_SECRETARY answers for
     */
    public record Person(
            String subject,
            String username,
            Set<Role> roles,
            @Nullable String point) {

        Actor actor() {
            return new Actor(username);
        }
    }

    /** The person's account with what they may do now; empty when there is none. Roles that the other side changed are changed here. */
    public Mono<Logins.Holder> find(Person person) {
        return store.findSubject(person.subject())
                .flatMap(account -> isSame(account, person)
                        ? Mono.just(account)
                        : accounts.change(
                                account.id(), new AccountChange(null, person.roles(), person.point()), person.actor()))
                .map(Logins.Holder::of);
    }

    /** Makes the person's account; its password is nobody's. Fails with {@code username-taken}, and when there is no role or no point where one is needed. */
    public Mono<Logins.Holder> make(Person person) {
        return Mono.defer(() -> {
            var form = forms.valid(new AccountForm(person.username(), null, person.roles(), person.point()))
                    .checked();
            return accounts.create(form, Passwords.generated(), person.subject(), person.actor())
                    .map(Logins.Holder::of);
        });
    }

    /** Gives the account that has the person's name to them, unless it is somebody's already; empty when there is no such account. */
    public Mono<Logins.Holder> adopt(Person person) {
        return store.adopt(person.username(), person.subject()).then(Mono.defer(() -> find(person)));
    }

    private static boolean isSame(Account account, Person person) {
        return person.roles().isEmpty()
                || (account.roles().equals(person.roles()) && Objects.equals(account.point(), person.point()));
    }
}
