package vn.giaoban.entrance;

import java.time.Duration;
import java.util.Map;
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

    /**
     * Others go in before.
     *
     * @param place in the line, from 1
     * @param waiting how many there are in the line
     * @param in how long it takes, as it looks now
     */
    record NotYourTurn(long place, long waiting, Duration in) implements EntryProblem {
        @Override
        public int status() {
            return 429;
        }

        @Override
        public String slug() {
            return "not-your-turn";
        }

        @Override
        public String detail() {
            return "Number " + place + " of " + waiting + " who wait to enter; ask again after Retry-After";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("place", place, "waiting", waiting, "in", in);
        }
    }
}
