package vn.giaoban.overview;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.pages.WallClock;
import vn.giaoban.points.Room;
import vn.giaoban.roster.PointAnswer;
import vn.giaoban.roster.Response;
import vn.giaoban.tasks.TaskStatus;

/** The tab of points: what each answered and what it still has to do. */
record PointsView(OverviewView.Head head, List<Row> rows) {

    /**
     * A point.
     *
     * @param reason why it does not come; empty when it said nothing
     * @param room the room's name; empty when it has none
     * @param named how many delegates it has named, of how many it may
     * @param tasks what it still has to do, in words
     */
    record Row(
            String code,
            String name,
            boolean required,
            Response response,
            String reason,
            String room,
            String named,
            List<String> tasks) {

        /** Names the colours of its answer. */
        public String css() {
            return "state-" + response.name().toLowerCase(Locale.ROOT);
        }
    }

    static PointsView of(Facts.Found found, Instant now, WallClock clock) {
        var answers = found.roll().points().stream()
                .collect(Collectors.toMap(PointAnswer::point, Function.identity(), (one, _) -> one));
        return new PointsView(
                OverviewView.Head.of(found, now, clock),
                found.briefing().points().stream()
                        .map(expected -> row(found, expected, answers, clock))
                        .toList());
    }

    private static Row row(
            Facts.Found found, ExpectedPoint expected, Map<String, PointAnswer> answers, WallClock clock) {
        var code = expected.point();
        var answer = answers.get(code);
        var place = found.places().get(code);
        return new Row(
                code,
                found.nameOf(code),
                expected.required(),
                answer == null ? Response.PENDING : answer.response(),
                answer == null ? "" : OverviewView.orEmpty(answer.reason()),
                room(found, expected.room(), code),
                (place == null ? 0 : place.named()) + "/" + expected.quota(),
                tasks(found, code, clock));
    }

    private static String room(Facts.Found found, @Nullable String id, String code) {
        if (id == null) return "";
        var point = found.points().get(code);
        if (point == null) return id;
        return point.rooms().stream()
                .filter(room -> room.id().equals(id))
                .map(Room::name)
                .findFirst()
                .orElse(id);
    }

    private static List<String> tasks(Facts.Found found, String code, WallClock clock) {
        return found.tasks().stream()
                .filter(task -> task.point().equals(code) && task.status() == TaskStatus.OPEN)
                .map(task -> clock.texts().say("task." + task.kind(), clock.stamp(task.due())))
                .toList();
    }
}
