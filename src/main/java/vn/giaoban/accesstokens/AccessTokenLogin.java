package vn.giaoban.accesstokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.access.BearerTokens;
import vn.giaoban.accesstokens.AccessTokenProblem.BadToken;
import vn.giaoban.accounts.Logins;
import vn.giaoban.web.RefusedLogin;

/** Lets programs in by somebody's token. Token and account are read at each call: what was revoked or taken away is gone at once, on every instance. */
@Component
@Order(0)
class AccessTokenLogin implements BearerTokens {

    /** How exactly the last use is known; writing it at each call would make every reading a writing. */
    static final Duration LAST_USE = Duration.ofMinutes(1);

    private final AccessTokenStore store;
    private final Logins logins;
    private final Clock clock;

    AccessTokenLogin(AccessTokenStore store, Logins logins, Clock clock) {
        this.store = store;
        this.logins = logins;
        this.clock = clock;
    }

    @Override
    public boolean areLike(String token) {
        return TokenText.beginsLikeOne(token);
    }

    @Override
    public Mono<Authentication> login(String token, ServerHttpRequest request) {
        if (!TokenText.canBeOne(token)) return Mono.error(bad(BadToken.UNKNOWN));
        return store.find(TokenText.hash(token))
                .zipWhen(found -> logins.holder(found.account()))
                .switchIfEmpty(Mono.error(() -> bad(BadToken.UNKNOWN)))
                .delayUntil(pair -> admitted(pair.getT1(), request))
                .map(pair -> pair.getT2().login(pair.getT1().scopes().contains(Scope.ADMIN)));
    }

    private Mono<Void> admitted(AccessToken token, ServerHttpRequest request) {
        var now = clock.instant();
        if (token.isOver(now)) return Mono.error(bad(BadToken.EXPIRED));
        var path = request.getPath().pathWithinApplication().value();
        var refusal = ScopePolicy.refusal(token.scopes(), request.getMethod(), path);
        if (refusal != null) return Mono.error(RefusedLogin.ofToken(refusal, "insufficient_scope"));
        return isKnown(token.lastUsedAt(), now) ? Mono.empty() : store.used(token.id(), now, LAST_USE);
    }

    private static boolean isKnown(@Nullable Instant lastUse, Instant now) {
        return lastUse != null && now.isBefore(lastUse.plus(LAST_USE));
    }

    private static RefusedLogin bad(BadToken problem) {
        return RefusedLogin.ofToken(problem, "invalid_token");
    }
}
