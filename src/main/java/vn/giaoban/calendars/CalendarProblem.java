package vn.giaoban.calendars;

import vn.giaoban.kernel.Problem;

/** What can go wrong with the calendar entry of a personal link beyond what all modules know. */
sealed interface CalendarProblem extends Problem {

    /** The link worked once and never will again. */
    record Gone() implements CalendarProblem {
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
