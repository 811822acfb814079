package vn.giaoban.access;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import reactor.core.publisher.Mono;
import vn.giaoban.web.RefusedLogin;

/** A kind of bearer token (RFC 6750) that programs may bring with each call of the API; a module that gives out or trusts some makes it a bean. */
public interface BearerTokens {

    /** Whether a token is one of this kind, by its look alone. */
    boolean areLike(String token);

    /**
     * Who brings it, with what it lets them do.
     *
     * @param request what they want to do with it
     * @return fails with {@link RefusedLogin} when the token is not good, or not good enough for this
     */
    Mono<Authentication> login(String token, ServerHttpRequest request);
}
