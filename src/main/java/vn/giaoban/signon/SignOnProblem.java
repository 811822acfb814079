package vn.giaoban.signon;

import java.util.Map;
import vn.giaoban.kernel.Problem;

/** What can go wrong with people and programs whom somebody else vouches for. */
sealed interface SignOnProblem extends Problem {

    /** The token is forged, of somebody else, for somebody else, or over. */
    record BadToken() implements SignOnProblem {
        @Override
        public int status() {
            return 401;
        }

        @Override
        public String slug() {
            return "unauthenticated";
        }

        @Override
        public String detail() {
            return "This bearer token is not valid here, or no longer";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("reason", "TOKEN_INVALID");
        }
    }

    /** Whoever it is, they have no account here and get none. */
    record NoAccount(String detail) implements SignOnProblem {
        @Override
        public int status() {
            return 403;
        }

        @Override
        public String slug() {
            return "no-account";
        }
    }
}
