package vn.giaoban.accounts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.access.StandingLogin;
import vn.giaoban.audit.Audit;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.Page;
import vn.giaoban.web.Paging;

/** Keeps who can log in. Whatever is changed counts from the next call or page on, for those who are logged in as well. */
@Component
class Accounts implements StandingLogin {

    private final AccountStore store;
    private final Passwords passwords;
    private final Audit audit;
    private final Transactions transactions;
    private final LockOut lockOut;

    Accounts(AccountStore store, Passwords passwords, Audit audit, Transactions transactions, LockOut lockOut) {
        this.store = store;
        this.passwords = passwords;
        this.audit = audit;
        this.transactions = transactions;
        this.lockOut = lockOut;
    }

    /** By name; its cursor holds the last one. */
    Mono<Page<Account>> list(Paging paging) {
        return store.list(paging)
                .collectList()
                .map(rows -> Page.of(rows, paging.limit(), account -> Paging.cursor(account.username())));
    }

    /** Fails with {@link NotFound}. */
    Mono<Account> get(UUID id) {
        return store.find(id).switchIfEmpty(Mono.error(() -> new NotFound("Account " + id + " was").asException()));
    }

    /**
     * Makes an account.
     *
     * @param password the form's, or one that was made for it
     */
    Mono<Account> create(AccountForm form, String password, Actor actor) {
        return create(form, password, null, actor);
    }

    /**
     * The same for a person whom somebody else vouches for.
     *
     * @param subject what the other side calls them for ever; null for nobody's
     */
    Mono<Account> create(AccountForm form, String password, @Nullable String subject, Actor actor) {
        return passwords
                .hash(password)
                .flatMap(hash ->
                        transactions.run(store.insert(form.username(), hash, form.roles(), form.point(), subject)
                                .switchIfEmpty(Mono.error(
                                        () -> new AccountProblem.UsernameTaken(form.username()).asException()))
                                .flatMap(account -> audit.record(
                                                actor, entity(account), "create", null, AccountView.of(account), null)
                                        .thenReturn(account))));
    }

    /** Makes it what is wanted; with a new password all its sessions end, and whoever waits after too many wrong ones waits no longer. */
    Mono<Account> change(UUID id, AccountChange change, Actor actor) {
        var hashed = change.password() == null ? Mono.just("") : passwords.hash(change.password());
        return hashed.flatMap(hash -> transactions
                .run(administered(id, change.roles().contains(Role.ADMIN))
                        .flatMap(before -> store.update(
                                        id, hash.isEmpty() ? before.password() : hash, change.roles(), change.point())
                                .flatMap(after -> audit.record(
                                                actor,
                                                entity(after),
                                                hash.isEmpty() ? "change" : "change-with-password",
                                                AccountView.of(before),
                                                AccountView.of(after),
                                                null)
                                        .thenReturn(after))))
                .delayUntil(after -> hash.isEmpty() ? Mono.empty() : lockOut.forgive(after.username())));
    }

    /** Takes the second factor of an account away, whose owner lost phone and recovery codes. */
    Mono<Account> endSecondFactor(UUID id, Actor actor) {
        return transactions.run(get(id).flatMap(before -> store.keepSecondFactor(id, false)
                .flatMap(after -> audit.record(
                                actor,
                                entity(after),
                                "end-second-factor",
                                AccountView.of(before),
                                AccountView.of(after),
                                null)
                        .thenReturn(after))));
    }

    /** Takes it away; its sessions end. */
    Mono<Void> remove(UUID id, Actor actor) {
        return transactions
                .run(administered(id, false)
                        .flatMap(account -> store.delete(id)
                                .then(audit.record(
                                        actor, entity(account), "remove", AccountView.of(account), null, null)))
                        .thenReturn(true))
                .then();
    }

    /** The account, when there will be an administrator afterwards. */
    private Mono<Account> administered(UUID id, boolean staysAdministrator) {
        return store.lockAdministrators()
                .collectList()
                .flatMap(administrators -> get(id).doOnNext(account -> {
                    if (!staysAdministrator && account.roles().contains(Role.ADMIN))
                        AccountPolicy.requireAnotherAdministrator(account, administrators);
                }));
    }

    @Override
    public Mono<Authentication> renewed(Authentication login) {
        return store.find(login.getName())
                .filter(account -> account.mark().equals(login.getDetails()))
                .map(Account::authentication);
    }

    private static String entity(Account account) {
        return "account:" + account.id();
    }
}
