package vn.giaoban.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.Problem;

/**
 * Rooms or people are taken.
 *
 * @param conflicts everything that is in the way
 * @param suggestions other times, the nearest first
 */
public record ScheduleConflict(List<Conflict> conflicts, List<Suggestion> suggestions) implements Problem {

    /**
     * One thing that is taken.
     *
     * @param occurrence start of the occurrence of a series that it stands in the way of; left out for a single briefing
     * @param heldBy who has it; null when nobody has, but the point has no room that would do
     * @param alternatives ids of rooms of the same point that are free and have the seats
     */
    public record Conflict(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            OffsetDateTime occurrence,

            @Nullable String point,
            @Nullable String room,
            @Nullable String person,
            @Nullable Holder heldBy,
            List<String> alternatives) {}

    /**
     * Who has it, and until when.
     *
     * @param status a briefing's status, or HOLD when somebody's form is still open
     */
    public record Holder(UUID id, String title, OffsetDateTime start, OffsetDateTime end, String status) {}

    /** A time that would do, or would miss the fewest. */
    public record Suggestion(OffsetDateTime start, OffsetDateTime end, boolean complete, List<String> missing) {}

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
