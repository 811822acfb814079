package vn.giaoban.conclusions;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import vn.giaoban.pages.WallClock;
import vn.giaoban.points.Point;

/**
 * What a point has to do, as pages show it.
 *
 * @param code the point's
 * @param point the point's name
 * @param briefing the briefing's id
 * @param from the briefing's title and day; empty where the page is the briefing's
 * @param due the last day, in words
 * @param state OPEN, OVERDUE, REPORTED or CLOSED
 * @param progress what the point last said; empty when it said nothing
 * @param reported when it did, in words; empty likewise
 */
record TaskLine(
        UUID id,
        String code,
        String point,
        String briefing,
        String from,
        int number,
        String text,
        String due,
        String state,
        String progress,
        String reported) {

    /** Names the colours of its state. */
    public String css() {
        return switch (state) {
            case "OVERDUE" -> "state-no";
            case "REPORTED" -> "state-plan";
            case "CLOSED" -> "state-yes";
            default -> "state-wait";
        };
    }

    /** Whether nothing has to be done any more. */
    public boolean isClosed() {
        return state.equals("CLOSED");
    }

    static TaskLine of(Assignment task, Map<String, Point> known, String from, Instant now, WallClock clock) {
        var point = known.get(task.point());
        return new TaskLine(
                task.id(),
                task.point(),
                point == null ? task.point() : point.name(),
                task.briefing().toString(),
                from,
                task.number(),
                task.text(),
                clock.date(task.due()),
                task.isOverdue(now) ? "OVERDUE" : task.status().name(),
                task.progress() == null ? "" : task.progress(),
                task.reportedAt() == null ? "" : clock.stamp(task.reportedAt()));
    }
}
