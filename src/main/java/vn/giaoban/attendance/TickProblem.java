package vn.giaoban.attendance;

import java.time.Instant;
import java.util.Map;
import vn.giaoban.kernel.Problem;

/** Why nobody can be ticked. */
public sealed interface TickProblem extends Problem {

    /**
     * It is not the time for it.
     *
     * @param opensAt from when on it is
     * @param closesAt until when it was; after that, a verdict is corrected by hand
     */
    record NotNow(Instant opensAt, Instant closesAt) implements TickProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "ticks-closed";
        }

        @Override
        public String detail() {
            return "Who is in the room is ticked from " + opensAt + " to " + closesAt
                    + "; after that, correct the attendance";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("opensAt", opensAt, "closesAt", closesAt);
        }
    }
}
