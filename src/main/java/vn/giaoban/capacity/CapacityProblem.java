package vn.giaoban.capacity;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.Problem;

/** What stands in the way of one more briefing although its rooms are free. */
public sealed interface CapacityProblem extends Problem {

    /**
     * More would be planned than can be carried.
     *
     * @param limit connections to the conference server, or Mbit/s of the point's line
     * @param planned the same with this briefing
     * @param at when that is reached for the first time
     * @param point whose line it is; null for the conference server
     */
    record Exceeded(
            int limit,
            int planned,
            OffsetDateTime at,
            @Nullable String point) implements CapacityProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "capacity-exceeded";
        }

        @Override
        public String detail() {
            return point == null
                    ? "At %s there would be %d connections to the conference server, which bears %d"
                            .formatted(at, planned, limit)
                    : "At %s the rooms of %s would send %d Mbit/s over a line of %d"
                            .formatted(at, point, planned, limit);
        }

        @Override
        public Map<String, Object> members() {
            var members = new LinkedHashMap<String, Object>();
            members.put("limit", limit);
            members.put("planned", planned);
            members.put("at", at);
            if (point != null) members.put("point", point);
            return members;
        }

        /** The same as something to be told of only. */
        Warning asWarning() {
            return new Warning(point == null ? "capacity" : "uplink", detail());
        }
    }
}
