package vn.giaoban.capacity;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.Problem;

/** What stands in the way of one more briefing although its rooms are free. */
public sealed interface CapacityProblem extends Problem {

    /**
     * More would be planned than can be carried.
     *
     * @param limit connections to the conference server, or Mbit/s of the point's line
     * @param planned the same with this briefing
     * @param at when that is reached for the first time
     * @param point whose line it is; null for a conference server
     * @param server which conference server it is; null for all of them together
     */
    record Exceeded(
            int limit,
            int planned,
            OffsetDateTime at,
            @Nullable String point,
            @Nullable String server) implements CapacityProblem {

        /** What a server would have to bear. */
        static Exceeded of(Placed placed) {
            var peak = Objects.requireNonNull(placed.peak());
            var at = peak.at().atZone(HomeZone.ID).toOffsetDateTime();
            return new Exceeded(
                    placed.server().capacity(),
                    peak.amount(),
                    at,
                    null,
                    placed.server().name());
        }

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
                    ? "At %s there would be %d connections to the conference server%s, which bears %d"
                            .formatted(at, planned, server == null ? "" : " " + server, limit)
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
            if (server != null) members.put("server", server);
            return members;
        }

        /** The same as something to be told of only. */
        Warning asWarning() {
            return new Warning(point == null ? "capacity" : "uplink", detail());
        }
    }
}
