package vn.giaoban.nominations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingProblem.WrongStatus;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;
import vn.giaoban.roster.Delegates;
import vn.giaoban.roster.Place;
import vn.giaoban.tasks.Task;
import vn.giaoban.tasks.TaskKind;
import vn.giaoban.tasks.Tasks;

/** How far the points of a briefing have come with naming their delegates, and the nudge for those that are late. */
@Component
class Nominations {

    /** Who was reminded less than this ago is left in peace. */
    private static final Duration APART = Duration.ofHours(1);

    private final Briefings briefings;
    private final Delegates delegates;
    private final Points points;
    private final Tasks tasks;
    private final Clock clock;

    Nominations(Briefings briefings, Delegates delegates, Points points, Tasks tasks, Clock clock) {
        this.briefings = briefings;
        this.delegates = delegates;
        this.points = points;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** A briefing and its points' nominations, in catalogue order. */
    record Board(Briefing briefing, List<Nomination> items) {

        /** How many points are in a state. */
        long count(Nomination.State state) {
            return items.stream().filter(item -> item.state() == state).count();
        }
    }

    /** The board of a briefing; fails with {@code not-found}. */
    Mono<Board> board(BriefingId id) {
        return briefings
                .get(id)
                .flatMap(briefing -> Mono.zip(
                                points.byCodes(briefing.points().stream()
                                        .map(ExpectedPoint::point)
                                        .toList()),
                                delegates.places(id).collectList(),
                                tasks.of(id, TaskKind.NOMINATION).collectList())
                        .map(found ->
                                new Board(briefing, items(briefing, found.getT1(), found.getT2(), found.getT3()))));
    }

    /** Reminds all that are missing or short, at most once an hour each; gives how many. Fails with {@code wrong-status} once it has begun. */
    Mono<Long> remind(BriefingId id) {
        return briefings
                .get(id)
                .doOnNext(this::requireComing)
                .flatMap(b -> tasks.nudge(TaskKind.NOMINATION, id, APART));
    }

    private void requireComing(Briefing briefing) {
        var status = briefing.statusAt(clock.instant());
        if (status != BriefingStatus.SCHEDULED)
            throw new WrongStatus(status, "Points are reminded between publication and start").asException();
    }

    private List<Nomination> items(
            Briefing briefing, Map<String, Point> known, List<Place> places, List<Task> nominations) {
        var quotas = briefing.points().stream().collect(Collectors.toMap(ExpectedPoint::point, ExpectedPoint::quota));
        var reminded = new HashMap<String, Instant>();
        for (var task : nominations)
            if (task.remindedAt() != null) reminded.merge(task.point(), task.remindedAt(), Nominations::later);
        return places.stream()
                .filter(place -> quotas.containsKey(place.point()))
                .map(place -> item(
                        briefing,
                        place,
                        quotas.getOrDefault(place.point(), 0),
                        known.get(place.point()),
                        reminded.get(place.point())))
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Nomination item(
            Briefing briefing, Place place, int quota, @Nullable Point point, @Nullable Instant reminded) {
        return new Nomination(
                place.point(),
                point == null ? place.point() : point.name(),
                place.response(),
                quota,
                place.named(),
                Nomination.State.of(place, quota),
                delegates.closesAt(briefing),
                reminded);
    }
}
