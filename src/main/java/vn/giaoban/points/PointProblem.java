package vn.giaoban.points;

import java.util.List;
import java.util.Map;
import vn.giaoban.kernel.Problem;

/** What can be wrong with a change of the catalogue. */
sealed interface PointProblem extends Problem {

    /** Coming briefings count on it. */
    record InUse(String what, List<PointUse.Use> briefings) implements PointProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "point-in-use";
        }

        @Override
        public String detail() {
            return what + " is expected at " + briefings.size() + " coming briefing(s)";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("briefings", briefings);
        }
    }

    /**
     * A CSV file has faults; nothing of it was taken.
     *
     * @param errors every fault with its line and column, both from 1
     */
    record FaultyCsv(List<CsvFault> errors) implements PointProblem {
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
            var first = errors.getFirst();
            return "Line " + first.line() + ", column " + first.column() + ": " + first.detail()
                    + (errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "");
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("errors", errors);
        }
    }

    /**
     * One fault of a CSV file.
     *
     * @param pointer {@code /<line>/<column's name>}
     * @param line from 1, the header's
     * @param column from 1
     */
    record CsvFault(String pointer, long line, int column, String detail) {}
}
