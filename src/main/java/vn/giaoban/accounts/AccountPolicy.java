package vn.giaoban.accounts;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.accounts.AccountProblem.LastAdministrator;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;

/** What holds of accounts. */
final class AccountPolicy {

    private AccountPolicy() {}

    /** @throws vn.giaoban.kernel.ProblemException {@link InvalidRequest} when there is a point without the role that it belongs to, or the other way round */
    static void requirePointOfRole(Set<Role> roles, @Nullable String point) {
        var needed = roles.contains(Role.POINT_SECRETARY);
        if (needed && point == null)
            throw InvalidRequest.at("/point", "is missing: a POINT_SECRETARY answers for one")
                    .asException();
        if (!needed && point != null)
            throw InvalidRequest.at("/point", "is only for a POINT_SECRETARY").asException();
    }

    /**
     * Somebody must be left who can make accounts.
     *
     * @param administrators all there are, locked
     * @throws vn.giaoban.kernel.ProblemException {@link LastAdministrator}
     */
    static void requireAnotherAdministrator(Account account, Collection<Account> administrators) {
        if (administrators.stream().allMatch(other -> other.id().equals(account.id())))
            throw new LastAdministrator(account.username()).asException();
    }
}
