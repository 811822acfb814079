package vn.giaoban.accesstokens;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import vn.giaoban.accesstokens.AccessTokenProblem.InsufficientScope;
import vn.giaoban.accesstokens.AccessTokenProblem.NotByToken;
import vn.giaoban.kernel.Problem;

/** What may be done with which scopes. What the account may do is decided after that, by its roles. */
final class ScopePolicy {

    private static final String TOKENS = "/api/v1/tokens";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Questions that are too long for an address. */
    private static final Set<String> QUESTIONS = Set.of("/api/v1/availability/search", "/api/v1/letters/preview");

    private ScopePolicy() {}

    /** What speaks against this call; null when nothing does. */
    static @Nullable Problem refusal(Set<Scope> scopes, HttpMethod method, String path) {
        if (method.equals(HttpMethod.POST) && path.equals(TOKENS)) return new NotByToken();
        if (READING.contains(method) || QUESTIONS.contains(path) || scopes.contains(Scope.WRITE)) return null;
        return new InsufficientScope(Scope.WRITE, scopes);
    }
}
