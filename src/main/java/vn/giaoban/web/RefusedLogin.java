package vn.giaoban.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import vn.giaoban.kernel.Problem;

/** Credentials that are not taken, with the problem that says why; without one of these nobody is told more than that they must log in. */
public class RefusedLogin extends AuthenticationException {

    private final transient Problem problem;
    private final @Nullable String challenge;
    private final @Nullable Duration wait;

    /** Refuses. */
    public RefusedLogin(Problem problem) {
        this(problem, null, null);
    }

    private RefusedLogin(Problem problem, @Nullable String challenge, @Nullable Duration wait) {
        super(problem.slug() + ": " + problem.detail());
        this.problem = problem;
        this.challenge = challenge;
        this.wait = wait;
    }

    /** Refuses whatever is shown, for some time. */
    public static RefusedLogin until(Problem problem, Duration wait) {
        return new RefusedLogin(problem, null, wait);
    }

    /**
     * Refuses a bearer token, in the words that RFC 6750 has for programs.
     *
     * @param error as {@code invalid_token} or {@code insufficient_scope}
     */
    public static RefusedLogin ofToken(Problem problem, String error) {
        return new RefusedLogin(problem, "Bearer realm=\"Giaoban\", error=\"" + error + "\"", null);
    }

    /** Why. */
    public Problem problem() {
        return problem;
    }

    /** How long it is worth nothing to try again; null when nothing speaks against it. */
    public @Nullable Duration pause() {
        return wait;
    }

    /** The value of {@code WWW-Authenticate}; null for the usual one. */
    @Nullable
    public String challenge() {
        return challenge;
    }
}
