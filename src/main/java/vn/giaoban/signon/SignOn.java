package vn.giaoban.signon;

import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.accounts.Logins;
import vn.giaoban.accounts.OutsideAccounts;
import vn.giaoban.accounts.OutsideAccounts.Person;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.web.RefusedLogin;

/** Finds or makes the account of somebody whom a provider vouches for. */
@Component
class SignOn {

    private final OutsideAccounts accounts;
    private final OidcSettings settings;

    SignOn(OutsideAccounts accounts, OidcSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    /** The account behind a token's claims; fails with {@link RefusedLogin} when there is none and none is made. */
    Mono<Logins.Holder> holder(Map<String, Object> claims) {
        var person = Claims.person(claims, settings);
        if (!Claims.nameSomebody(claims)) return Mono.error(refusal("The provider does not say who this is"));
        if (settings.rolesClaim() != null && person.roles().isEmpty())
            return Mono.error(refusal("The provider gives this person no role here"));
        return accounts.find(person)
                .switchIfEmpty(Mono.defer(() -> adopted(person)))
                .switchIfEmpty(Mono.defer(() -> made(person)))
                .switchIfEmpty(Mono.error(() -> refusal("There is no account for this person here")))
                .onErrorMap(
                        ProblemException.class, fault -> refusal(fault.problem().detail()));
    }

    private Mono<Logins.Holder> adopted(Person person) {
        return settings.adoptByName() ? accounts.adopt(person) : Mono.empty();
    }

    private Mono<Logins.Holder> made(Person person) {
        return settings.createAccounts() && !person.roles().isEmpty() ? accounts.make(person) : Mono.empty();
    }

    private static RefusedLogin refusal(String detail) {
        return new RefusedLogin(new SignOnProblem.NoAccount(detail));
    }
}
