package vn.giaoban.signon;

import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.access.BearerTokens;
import vn.giaoban.kernel.CommonProblem.Unavailable;
import vn.giaoban.web.RefusedLogin;

/** Lets programs in by the tokens of an issuer (JWT, RFC 9068), where one is configured. Its account is read at each call. */
@Component
@Order(10)
class IssuerTokens implements BearerTokens {

    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    private final ObjectProvider<ReactiveJwtDecoder> decoder;
    private final SignOn signOn;

    IssuerTokens(ObjectProvider<ReactiveJwtDecoder> decoder, SignOn signOn) {
        this.decoder = decoder;
        this.signOn = signOn;
    }

    @Override
    public boolean areLike(String token) {
        return JWT.matcher(token).matches() && decoder.getIfAvailable() != null;
    }

    @Override
    public Mono<Authentication> login(String token, ServerHttpRequest request) {
        return decoder.getObject()
                .decode(token)
                .onErrorMap(JwtException.class, IssuerTokens::refusal)
                .map(Jwt::getClaims)
                .flatMap(signOn::holder)
                .map(holder -> holder.login());
    }

    /** A token that is wrong is its bearer's fault; an issuer that does not answer is not. */
    private static Throwable refusal(Throwable fault) {
        if (fault instanceof BadJwtException)
            return RefusedLogin.ofToken(new SignOnProblem.BadToken(), "invalid_token");
        return new Unavailable("The issuer of bearer tokens does not answer; try again").asException();
    }
}
