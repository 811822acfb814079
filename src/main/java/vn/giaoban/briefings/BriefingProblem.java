package vn.giaoban.briefings;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.Problem;

/** What can stand in a briefing's way. */
sealed interface BriefingProblem extends Problem {

    /**
     * Rooms or people are taken.
     *
     * @param conflicts everything that is in the way
     * @param suggestions other times, the nearest first
     */
    record ScheduleConflict(List<Conflict> conflicts, List<Suggestion> suggestions) implements BriefingProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "schedule-conflict";
        }

        @Override
        public String detail() {
            return conflicts.size() + " room(s) or people are taken at that time";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("conflicts", conflicts, "suggestions", suggestions);
        }
    }

    /**
     * One thing that is taken.
     *
     * @param alternatives ids of rooms of the same point that are free and have the seats
     */
    record Conflict(
            @Nullable String point,
            @Nullable String room,
            @Nullable String person,
            @Nullable Holder heldBy,
            List<String> alternatives) {}

    /** Who has it, and until when. */
    record Holder(UUID id, String title, OffsetDateTime start, OffsetDateTime end, BriefingStatus status) {}

    /** A time that would do, or would miss the fewest. */
    record Suggestion(OffsetDateTime start, OffsetDateTime end, boolean complete, List<String> missing) {}

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
