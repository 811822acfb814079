package vn.giaoban.access;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.CommonProblem.Unavailable;

/**
 * Who a page's visitor is, kept in a session from login to logout. Only who brings a session's cookie and no other credentials has it read: calls of the
 * API and personal links neither need Redis for it nor wait for it. The session gets a new id at login. What the account may do is looked up at each page: what was taken away is gone
 * at once, and with another password all sessions end.
 */
@Component
public class LoginSessions implements ServerSecurityContextRepository {

    /** Spring Session's cookie. */
    static final String COOKIE = "SESSION";

    /** Where the second step of a login is. */
    public static final String SECOND_STEP = "/login/code";

    private static final String HALF = HalfLogin.class.getName();

    private final WebSessionServerSecurityContextRepository sessions = new WebSessionServerSecurityContextRepository();
    private final StandingLogin standing;

    LoginSessions(StandingLogin standing) {
        this.standing = standing;
    }

    /** Whether a request leans on a session, which its browser sends along whoever made it. */
    static boolean isUsedBy(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return request.getCookies().containsKey(COOKIE)
                && !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
    }

    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        var half = context != null && context.getAuthentication() instanceof HalfLogin login ? login : null;
        return exchange.getSession()
                .map(session -> withHalf(session, half))
                .flatMap(_ -> sessions.save(exchange, half == null ? context : null))
                .onErrorMap(DataAccessException.class, _ -> unavailable());
    }

    /** Who showed a password at the login form and still owes a second factor; empty when nobody did. */
    public Mono<HalfLogin> owing(ServerWebExchange exchange) {
        if (!isUsedBy(exchange)) return Mono.empty();
        return exchange.getSession()
                .mapNotNull(session -> session.<HalfLogin>getAttribute(HALF))
                .onErrorMap(DataAccessException.class, _ -> unavailable());
    }

    /** Half a login is kept beside the whole one, where nobody takes it for one, and takes the place of whoever was logged in. */
    private static WebSession withHalf(WebSession session, @Nullable HalfLogin half) {
        if (half == null) session.getAttributes().remove(HALF);
        else session.getAttributes().put(HALF, half);
        return session;
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        if (!isUsedBy(exchange)) return Mono.empty();
        return sessions.load(exchange)
                .onErrorMap(DataAccessException.class, _ -> unavailable())
                .mapNotNull(SecurityContext::getAuthentication)
                .flatMap(standing::renewed)
                .<SecurityContext>map(SecurityContextImpl::new)
                // asked for by each filter, by the page and for its actor: looked up once a request
                .cache();
    }

    /** Logs somebody in at the page that sent this, once more or for the first time: the session gets a new id. */
    public Mono<Void> enter(ServerWebExchange exchange, Authentication login) {
        return save(exchange, new SecurityContextImpl(login));
    }

    private static Throwable unavailable() {
        return new Unavailable("Who is logged in can't be read at the moment; try again").asException();
    }
}
