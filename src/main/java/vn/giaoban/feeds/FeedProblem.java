package vn.giaoban.feeds;

import vn.giaoban.kernel.Problem;

/** What can go wrong with a feed. */
sealed interface FeedProblem extends Problem {

    /** Its address was taken back. */
    record Revoked() implements FeedProblem {
        @Override
        public int status() {
            return 410;
        }

        @Override
        public String slug() {
            return "feed-revoked";
        }

        @Override
        public String detail() {
            return "This feed was taken back: ask for a new address";
        }
    }
}
