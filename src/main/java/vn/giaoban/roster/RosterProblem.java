package vn.giaoban.roster;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.Problem;

/** What can stand in the way of a change of the roster. */
public sealed interface RosterProblem extends Problem {

    /** The briefing is over or called off. */
    record Closed(String detail) implements RosterProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "wrong-status";
        }
    }

    /**
     * The point names more people than it may.
     *
     * @param quota how many it may name
     * @param named how many there are already
     */
    record QuotaExceeded(String point, int quota, int named) implements RosterProblem {
        @Override
        public int status() {
            return 422;
        }

        @Override
        public String slug() {
            return "quota-exceeded";
        }

        @Override
        public String detail() {
            return "Point " + point + " may name " + quota + " delegate(s) and has named " + named;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("point", point, "quota", quota, "named", named);
        }
    }

    /**
     * The list is closed to the points.
     *
     * @param closedAt since when
     */
    record RosterClosed(OffsetDateTime closedAt) implements RosterProblem {
        @Override
        public int status() {
            return 422;
        }

        @Override
        public String slug() {
            return "roster-closed";
        }

        @Override
        public String detail() {
            return "The list of delegates was closed at " + closedAt;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("closedAt", closedAt);
        }
    }

    /**
     * The person is on the list of this point already.
     *
     * @param delegate under which id
     * @param index which of several that were named together, from 0
     */
    record AlreadyNamed(String name, @Nullable UUID delegate, int index) implements RosterProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "already-named";
        }

        @Override
        public String detail() {
            return name + " is on the list already";
        }

        @Override
        public Map<String, Object> members() {
            var members = new LinkedHashMap<String, Object>();
            members.put("delegate", delegate);
            members.put("index", index);
            return members;
        }
    }
}
