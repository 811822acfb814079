package vn.giaoban.imports;

import java.util.List;
import java.util.Map;
import vn.giaoban.kernel.Problem;

/** What can be wrong with a calendar file as a whole. */
sealed interface ImportProblem extends Problem {

    /** It can't be read; nothing of it is taken. */
    record FaultyCalendar(List<Entry.Fault> faults) implements ImportProblem {
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
            return ImportWords.english(faults.getFirst());
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("errors", ImportWords.told(faults));
        }
    }
}
