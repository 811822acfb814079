package vn.giaoban.accesstokens;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.accesstokens.AccessTokenProblem.ScopeBeyondRole;
import vn.giaoban.accesstokens.AccessTokenProblem.TooManyTokens;
import vn.giaoban.accounts.Logins;
import vn.giaoban.accounts.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;

/** Makes, lists and revokes somebody's own tokens. */
@Component
class AccessTokens {

    static final int MOST = 50;

    private final AccessTokenStore store;
    private final Logins logins;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    AccessTokens(AccessTokenStore store, Logins logins, Audit audit, Transactions transactions, Clock clock) {
        this.store = store;
        this.logins = logins;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A new token.
     *
     * @param text the token itself, which is known only here and now
     */
    record Made(AccessToken token, String text) {}

    /** Those of the actor, the newest first, also those that are over. */
    Mono<List<AccessToken>> list(Actor actor) {
        return owner(actor).flatMap(owner -> store.list(owner.account()).collectList());
    }

    /** Makes one for the actor. */
    Mono<Made> make(AccessTokenForm form, Actor actor) {
        var end = form.end(clock);
        var text = TokenText.made();
        return owner(actor)
                .map(owner -> checked(owner, form))
                .flatMap(owner -> transactions.run(store.insert(
                                owner.account(),
                                TokenText.hash(text),
                                form.name(),
                                form.allScopes(),
                                clock.instant(),
                                end,
                                MOST)
                        .switchIfEmpty(Mono.error(() -> new TooManyTokens(MOST).asException()))
                        .flatMap(token -> audit.record(
                                        actor, entity(token), "make-token", null, AccessTokenView.of(token), null)
                                .thenReturn(new Made(token, text)))));
    }

    /** Ends one of the actor's; the next call with it is refused, on every instance. */
    Mono<Void> revoke(UUID id, Actor actor) {
        return owner(actor)
                .flatMap(owner -> transactions.run(store.delete(owner.account(), id)
                        .switchIfEmpty(Mono.error(() -> new NotFound("Access token " + id + " was").asException()))
                        .flatMap(token -> audit.record(
                                        actor, entity(token), "revoke-token", AccessTokenView.of(token), null, null)
                                .thenReturn(token))))
                .then();
    }

    private static Logins.Holder checked(Logins.Holder owner, AccessTokenForm form) {
        if (form.allScopes().contains(Scope.ADMIN) && !owner.roles().contains(Role.ADMIN))
            throw new ScopeBeyondRole(Scope.ADMIN).asException();
        return owner;
    }

    private Mono<Logins.Holder> owner(Actor actor) {
        return logins.holder(actor.name())
                .switchIfEmpty(Mono.error(() -> new NotFound("This account was").asException()));
    }

    private static String entity(AccessToken token) {
        return "token:" + token.id();
    }
}
