package vn.giaoban.desk;

import java.util.List;
import java.util.Map;
import vn.giaoban.kernel.Problem;

/** What can be wrong with what somebody does at a point's page, beyond what the roster says. */
sealed interface DeskProblem extends Problem {

    /** The address was replaced or taken back. */
    record Revoked() implements DeskProblem {
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

    /** A list of people that can't be taken as it is; nothing of it was. */
    record FaultyList(List<ListFault> faults) implements DeskProblem {
        @Override
        public int status() {
            return 400;
        }

        @Override
        public String slug() {
            return "invalid-request";
        }

        @Override
        public String detail() {
            var first = faults.getFirst().say(DeskTexts.BOTH.english());
            return first + (faults.size() > 1 ? " (and " + (faults.size() - 1) + " more)" : "");
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("errors", faults.stream().map(FaultyList::toError).toList());
        }

        private static Map<String, Object> toError(ListFault fault) {
            return Map.of(
                    "pointer", "/" + fault.line() + (fault.column() == 0 ? "" : "/" + fault.column()),
                    "line", fault.line(),
                    "column", fault.column(),
                    "detail", fault.say(DeskTexts.BOTH.english()));
        }
    }

    /**
     * A list of more people than the point may name still.
     *
     * @param listed how many the list names
     */
    record TooMany(String point, int quota, int named, int listed) implements DeskProblem {
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
            return "The list names " + listed + " people; of " + quota + " places " + Math.max(0, quota - named)
                    + " are left";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("point", point, "quota", quota, "named", named, "listed", listed);
        }
    }

    /** More than can be read at once. */
    record TooLarge() implements DeskProblem {
        @Override
        public int status() {
            return 413;
        }

        @Override
        public String slug() {
            return "too-large";
        }

        @Override
        public String detail() {
            return "A file may have at most 1 MiB";
        }
    }
}
