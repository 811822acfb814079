package vn.giaoban.accounts;

import java.time.Duration;
import vn.giaoban.kernel.Problem;

/** What can go wrong with accounts. */
sealed interface AccountProblem extends Problem {

    /** Somebody has the name already. */
    record UsernameTaken(String username) implements AccountProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "username-taken";
        }

        @Override
        public String detail() {
            return "There is an account " + username + " already";
        }
    }

    /**
     * Too many wrong passwords in a row, whether or not somebody has the name.
     *
     * @param pause until the next try
     */
    record TooManyFailures(Duration pause) implements AccountProblem {
        @Override
        public int status() {
            return 429;
        }

        @Override
        public String slug() {
            return "too-many-requests";
        }

        @Override
        public String detail() {
            return "Too many wrong passwords for this name; try again in " + pause.toSeconds() + " seconds";
        }
    }

    /** Nobody would be left who can make accounts. */
    record LastAdministrator(String username) implements AccountProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "last-administrator";
        }

        @Override
        public String detail() {
            return username + " is the last administrator";
        }
    }
}
