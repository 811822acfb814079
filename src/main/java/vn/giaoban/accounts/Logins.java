package vn.giaoban.accounts;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.access.HalfLogin;

/** Accounts as other ways of logging in than a password need them. */
@Component
public class Logins {

    private final AccountStore accounts;
    private final LockOut lockOut;
    private final AccountSettings settings;

    Logins(AccountStore accounts, LockOut lockOut, AccountSettings settings) {
        this.accounts = accounts;
        this.lockOut = lockOut;
        this.settings = settings;
    }

    /**
     * An account as it is now.
     *
     * @param roles what it may do
     * @param point code of the point that a POINT_SECRETARY answers for
     * @param secondFactor whether its password alone is not enough
     * @param login the account logged in at a page, until its password is another
     */
    public record Holder(
            UUID account,
            String username,
            Set<Role> roles,
            @Nullable String point,
            boolean secondFactor,
            Authentication login) {

        static Holder of(Account account) {
            return new Holder(
                    account.id(),
                    account.username(),
                    account.roles(),
                    account.point(),
                    account.secondFactor(),
                    account.authentication());
        }

        /**
         * The account logged in for one call, with all its roles or with fewer.
         *
         * @param asAdministrator whether it may also do what only administrators may; the rest, an administrator may do anyhow
         */
        public Authentication login(boolean asAdministrator) {
            var allowed = asAdministrator ? roles.stream() : roles.stream().flatMap(Holder::withoutAdministration);
            return Account.login(username, allowed.collect(Collectors.toSet()), point);
        }

        private static Stream<Role> withoutAdministration(Role role) {
            return role == Role.ADMIN ? Stream.of(Role.SECRETARY, Role.LEADER, Role.OPERATOR) : Stream.of(role);
        }
    }

    /** Empty when there is no such account any more. */
    public Mono<Holder> holder(UUID account) {
        return accounts.find(account).map(Holder::of);
    }

    /** Who showed a password; empty when that is the account's password no longer. */
    public Mono<Holder> holder(HalfLogin half) {
        return accounts.find(half.getName())
                .filter(account -> account.mark().equals(half.mark()))
                .map(Holder::of);
    }

    /** Whether the account has to have a second factor by its roles. */
    public boolean needsSecondFactor(Holder holder) {
        return settings.secondFactor().isNeededBy(holder.roles());
    }

    /** Keeps whether the account's password alone is not enough. */
    public Mono<Void> keepSecondFactor(UUID account, boolean wanted) {
        return accounts.keepSecondFactor(account, wanted).then();
    }

    /**
     * Checks what an account has to show beside its password, with the same patience as for passwords, counted by itself.
     *
     * @return what the check says; fails with {@link vn.giaoban.web.RefusedLogin} while the account has to wait
     */
    public Mono<Boolean> guarded(UUID account, Mono<Boolean> check) {
        var name = "second factor of " + account;
        return lockOut.attempt(name).then(check).delayUntil(right -> right ? lockOut.forgive(name) : Mono.empty());
    }

    /** Empty when nobody has the name. */
    public Mono<Holder> holder(String username) {
        return accounts.find(username).map(Holder::of);
    }
}
