package vn.giaoban.entrance;

import vn.giaoban.kernel.Problem;

/** Why a link leads nowhere, beyond what holds for the whole conference. */
sealed interface EntryProblem extends Problem {

    /** The link was replaced or taken back. */
    record Revoked() implements EntryProblem {
        @Override
        public int status() {
            return 410;
        }

        @Override
        public String slug() {
            return "link-revoked";
        }

        @Override
        public String detail() {
            return "This link is no longer valid; the latest message has the one that is";
        }
    }
}
