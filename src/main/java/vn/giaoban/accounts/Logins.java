package vn.giaoban.accounts;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Accounts as other ways of logging in than a password need them. */
@Component
public class Logins {

    private final AccountStore accounts;

    Logins(AccountStore accounts) {
        this.accounts = accounts;
    }

    /**
     * An account as it is now.
     *
     * @param roles what it may do
     */
    public record Holder(UUID account, String username, Set<Role> roles) {

        private static Holder of(Account account) {
            return new Holder(account.id(), account.username(), account.roles());
        }

        /**
         * The account logged in for one call, with all its roles or with fewer.
         *
         * @param asAdministrator whether it may also do what only administrators may; the rest, an administrator may do anyhow
         */
        public Authentication login(boolean asAdministrator) {
            var allowed = asAdministrator ? roles.stream() : roles.stream().flatMap(Holder::withoutAdministration);
            var authorities = allowed.distinct()
                    .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                    .toList();
            return UsernamePasswordAuthenticationToken.authenticated(username, null, authorities);
        }

        private static Stream<Role> withoutAdministration(Role role) {
            return role == Role.ADMIN ? Stream.of(Role.SECRETARY, Role.LEADER, Role.OPERATOR) : Stream.of(role);
        }
    }

    /** Empty when there is no such account any more. */
    public Mono<Holder> holder(UUID account) {
        return accounts.find(account).map(Holder::of);
    }

    /** Empty when nobody has the name. */
    public Mono<Holder> holder(String username) {
        return accounts.find(username).map(Holder::of);
    }
}
