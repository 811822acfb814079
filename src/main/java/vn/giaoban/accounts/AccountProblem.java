package vn.giaoban.accounts;

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
