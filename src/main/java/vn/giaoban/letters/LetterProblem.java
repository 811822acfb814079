package vn.giaoban.letters;

import vn.giaoban.kernel.Problem;

/** What can go wrong with the calendar entry of a personal link beyond what all modules know. */
sealed interface LetterProblem extends Problem {

    /** The link worked once and never will again. */
    record Gone() implements LetterProblem {
        @Override
        public int status() {
            return 410;
        }

        @Override
        public String slug() {
            return "gone";
        }

        @Override
        public String detail() {
            return "This link is no longer valid";
        }
    }
}
