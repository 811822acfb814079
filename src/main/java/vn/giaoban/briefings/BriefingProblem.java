package vn.giaoban.briefings;

import java.util.Map;
import vn.giaoban.kernel.Problem;

/** What a briefing itself can stand in the way of. */
public sealed interface BriefingProblem extends Problem {

    /** The briefing is not in a status in which this can be done. */
    record WrongStatus(BriefingStatus current, String detail) implements BriefingProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "wrong-status";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("current", current);
        }
    }
}
