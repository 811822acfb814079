package vn.giaoban.intake;

import vn.giaoban.kernel.Problem;

/** Why an event is not taken. */
sealed interface IntakeProblem extends Problem {

    /**
     * A body is larger than is taken.
     *
     * @param limit in bytes
     */
    record TooLarge(int limit) implements IntakeProblem {
        @Override
        public int status() {
            return 413;
        }

        @Override
        public String slug() {
            return "too-large";
        }

        @Override
        public String detail() {
            return "The body may have at most " + limit + " bytes";
        }
    }

    /** Nobody has signed it whom we know, or not lately. */
    record BadSignature() implements IntakeProblem {
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
            return "X-Jaas-Signature does not fit the body and giaoban.jitsi.jaas.secret, or is too old";
        }
    }
}
