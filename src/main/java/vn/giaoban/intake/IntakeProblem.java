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
}
