package vn.giaoban.journeys;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Participant.Stay;

/** What a device wrote down itself, judged by the rules of the HTTP contract as simply as can be. */
record ClientLog(List<Stay> stays, Instant start, Instant end) {

    static ClientLog of(List<Stay> stays, Instant start, Instant end) {
        return new ClientLog(stays, start, end);
    }

    /** The verdict that follows. */
    String verdict(Duration lateAfter, Duration earlyBefore, double absentBelow) {
        var within = stays.stream()
                .map(stay -> new Stay(later(stay.from(), start), earlier(stay.to(), end)))
                .filter(stay -> stay.to() != null && stay.to().isAfter(stay.from()))
                .toList();
        var present = within.stream()
                .map(stay -> Duration.between(stay.from(), stay.to()))
                .reduce(Duration.ZERO, Duration::plus);
        var whole = Duration.between(start, end);
        if (within.isEmpty() || present.toMillis() < absentBelow * whole.toMillis()) return "ABSENT";
        if (within.getFirst().from().isAfter(start.plus(lateAfter))) return "LATE";
        var last = within.getLast().to();
        return last != null && last.isBefore(end.minus(earlyBefore)) ? "LEFT_EARLY" : "PRESENT";
    }

    /** Whether the first and the last time are those that the service says, as nearly as can be. */
    boolean agrees(JsonNode line, Duration tolerance) {
        if (stays.isEmpty()) return line.path("firstJoin").isNull();
        return near(line.path("firstJoin"), stays.getFirst().from(), tolerance)
                && near(line.path("lastLeave"), stays.getLast().to(), tolerance);
    }

    private static boolean near(JsonNode told, @Nullable Instant own, Duration tolerance) {
        if (told.isNull() || told.isMissingNode() || own == null) return false;
        var apart = Duration.between(OffsetDateTime.parse(told.asString()).toInstant(), own)
                .abs();
        return apart.compareTo(tolerance) <= 0;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one != null && one.isBefore(other) ? one : other;
    }
}
