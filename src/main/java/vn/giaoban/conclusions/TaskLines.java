package vn.giaoban.conclusions;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.WallClock;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;

/** Says what points have to do because of which briefings, by their names. */
@Component
class TaskLines {

    private final Briefings briefings;
    private final Points points;
    private final Clock clock;

    TaskLines(Briefings briefings, Points points, Clock clock) {
        this.briefings = briefings;
        this.points = points;
        this.clock = clock;
    }

    /** A line for each, in their order. */
    Mono<List<TaskLine>> of(List<Assignment> tasks, PageTexts texts) {
        var from = tasks.stream().map(task -> task.briefing().value()).collect(Collectors.toSet());
        var codes = tasks.stream().map(Assignment::point).collect(Collectors.toSet());
        return Mono.zip(
                        briefings
                                .getAll(from)
                                .collectMap(briefing -> briefing.id().value()),
                        points.byCodes(codes))
                .map(found -> tasks.stream()
                        .map(task -> line(task, found.getT1(), found.getT2(), texts))
                        .toList());
    }

    private TaskLine line(Assignment task, Map<UUID, Briefing> held, Map<String, Point> known, PageTexts texts) {
        var briefing = held.get(task.briefing().value());
        var words = new WallClock(briefing == null ? HomeZone.ID : briefing.zone(), texts);
        var from = briefing == null
                ? ""
                : texts.say(
                        "task.from",
                        briefing.title(),
                        words.date(briefing.time().start()));
        return TaskLine.of(task, known, from, clock.instant(), words);
    }
}
