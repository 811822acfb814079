package vn.giaoban.holds;

import java.util.Map;
import vn.giaoban.kernel.Problem;

/** What a hold can be refused for, beside rooms that are taken. */
sealed interface HoldProblem extends Problem {

    /** The account has as many holds as it may have: use one, give one back, or wait until one expires. */
    record TooMany(int limit) implements HoldProblem {
        @Override
        public int status() {
            return 422;
        }

        @Override
        public String slug() {
            return "too-many-holds";
        }

        @Override
        public String detail() {
            return "You hold rooms for " + limit + " forms already: give one back, or wait until one expires";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("limit", limit);
        }
    }
}
