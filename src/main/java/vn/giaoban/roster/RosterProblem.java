package vn.giaoban.roster;

import vn.giaoban.kernel.Problem;

/** What can stand in the way of a change of the roster. */
sealed interface RosterProblem extends Problem {

    /** The briefing is over or called off. */
    record Closed(String detail) implements RosterProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "wrong-status";
        }
    }
}
