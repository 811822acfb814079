package vn.giaoban.accesstokens;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.giaoban.kernel.Problem;

/** What can go wrong with personal access tokens. */
sealed interface AccessTokenProblem extends Problem {

    /**
     * The token is not good.
     *
     * @param reason for programs: {@code TOKEN_UNKNOWN}, also of one that was revoked, or {@code TOKEN_EXPIRED}
     */
    record BadToken(String reason, String detail) implements AccessTokenProblem {

        static final BadToken UNKNOWN =
                new BadToken("TOKEN_UNKNOWN", "There is no such access token, or it was revoked; make another one");
        static final BadToken EXPIRED =
                new BadToken("TOKEN_EXPIRED", "This access token has expired; make another one");

        @Override
        public int status() {
            return 401;
        }

        @Override
        public String slug() {
            return "unauthenticated";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("reason", reason);
        }
    }

    /**
     * The token is good, but not for this.
     *
     * @param needed the scope that it lacks
     * @param scopes those that it has
     */
    record InsufficientScope(Scope needed, Set<Scope> scopes) implements AccessTokenProblem {
        @Override
        public int status() {
            return 403;
        }

        @Override
        public String slug() {
            return "insufficient-scope";
        }

        @Override
        public String detail() {
            return "This needs an access token with the scope " + needed;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("needed", needed, "scopes", new TreeSet<>(scopes));
        }
    }

    /** A token must not outlive itself by making others. */
    record NotByToken() implements AccessTokenProblem {
        @Override
        public int status() {
            return 403;
        }

        @Override
        public String slug() {
            return "forbidden";
        }

        @Override
        public String detail() {
            return "An access token can't make another one: log in with the account";
        }
    }

    /** Only administrators can hand on what only they may do. */
    record ScopeBeyondRole(Scope scope) implements AccessTokenProblem {
        @Override
        public int status() {
            return 403;
        }

        @Override
        public String slug() {
            return "forbidden";
        }

        @Override
        public String detail() {
            return "The scope " + scope + " is for accounts of administrators";
        }
    }

    /** Enough is enough. */
    record TooManyTokens(int most) implements AccessTokenProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "too-many-tokens";
        }

        @Override
        public String detail() {
            return "An account has at most " + most + " access tokens; revoke one that is no longer used";
        }
    }
}
