package vn.giaoban.conferences;

import java.time.Instant;
import java.util.Map;
import vn.giaoban.kernel.Problem;

/** Why a conference is not open. */
public sealed interface ConferenceProblem extends Problem {

    /**
     * The room is not open yet.
     *
     * @param opensAt when it will be
     */
    record TooEarly(Instant opensAt) implements ConferenceProblem {
        @Override
        public int status() {
            return 425;
        }

        @Override
        public String slug() {
            return "too-early";
        }

        @Override
        public String detail() {
            return "The conference opens at " + opensAt;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("opensAt", opensAt);
        }
    }

    /** The briefing is over. */
    record Over() implements ConferenceProblem {
        @Override
        public int status() {
            return 410;
        }

        @Override
        public String slug() {
            return "briefing-over";
        }

        @Override
        public String detail() {
            return "The briefing is over";
        }
    }

    /** The briefing was called off. */
    record Cancelled() implements ConferenceProblem {
        @Override
        public int status() {
            return 410;
        }

        @Override
        public String slug() {
            return "briefing-cancelled";
        }

        @Override
        public String detail() {
            return "The briefing was cancelled";
        }
    }
}
