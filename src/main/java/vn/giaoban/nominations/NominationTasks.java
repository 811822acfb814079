package vn.giaoban.nominations;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingAddition;
import vn.giaoban.briefings.BriefingChange;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingPart;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.briefings.NewBriefing;
import vn.giaoban.briefings.PlannedDelegate;
import vn.giaoban.kernel.Actor;
import vn.giaoban.roster.Delegates;
import vn.giaoban.roster.Place;
import vn.giaoban.roster.RosterFollower;
import vn.giaoban.tasks.NewTask;
import vn.giaoban.tasks.TaskKind;
import vn.giaoban.tasks.TaskPlace;
import vn.giaoban.tasks.Tasks;

/**
 * Keeps each point's task to name its delegates: open from the briefing's publication, due when its list is closed, done when the quota is
 * filled or the point says so, closed when it declines. Points that are dropped, and briefings that are called off or begin, end all their tasks.
 */
@Component
@Order(4)
class NominationTasks implements BriefingPart, RosterFollower {

    private final Briefings briefings;
    private final Delegates delegates;
    private final Tasks tasks;
    private final Clock clock;

    NominationTasks(Briefings briefings, Delegates delegates, Tasks tasks, Clock clock) {
        this.briefings = briefings;
        this.delegates = delegates;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Of a new briefing it is known who is named, without asking. */
    @Override
    public Mono<Void> store(List<NewBriefing> added, Actor actor) {
        return tasks.open(added.stream()
                .filter(b -> asks(b.briefing()))
                .flatMap(NominationTasks::unnamed)
                .map(place -> new NewTask(
                        TaskKind.NOMINATION,
                        place.briefing().id(),
                        place.point().point(),
                        delegates.closesAt(place.briefing())))
                .toList());
    }

    /** An expected point of a briefing. */
    private record Wanted(Briefing briefing, ExpectedPoint point) {}

    private static Stream<Wanted> unnamed(NewBriefing added) {
        var named = added.delegates().stream()
                .filter(d -> d.point() != null)
                .collect(Collectors.groupingBy(PlannedDelegate::point, Collectors.counting()));
        return added.briefing().points().stream()
                .filter(p -> p.quota() > named.getOrDefault(p.point(), 0L))
                .map(p -> new Wanted(added.briefing(), p));
    }

    @Override
    public Mono<Void> change(List<BriefingChange> changes, Actor actor) {
        return settle(
                changes.stream()
                        .filter(change -> asks(change.after()) && concerns(change))
                        .map(BriefingChange::after)
                        .toList(),
                _ -> true);
    }

    /** Publication, another time, other points or quotas; not another room. */
    private static boolean concerns(BriefingChange change) {
        var before = change.before();
        var after = change.after();
        return !before.isPublished()
                || !before.time().equals(after.time())
                || !places(before).equals(places(after));
    }

    private static Map<String, Integer> places(Briefing briefing) {
        return briefing.points().stream().collect(Collectors.toMap(ExpectedPoint::point, ExpectedPoint::quota));
    }

    @Override
    public Mono<Void> follow(BriefingId briefing, Collection<String> points) {
        return briefings.get(briefing).filter(this::asks).flatMap(b -> settle(List.of(b), points::contains));
    }

    /** Whether its points are asked for names now. */
    private boolean asks(Briefing briefing) {
        var now = clock.instant();
        return briefing.isPublished()
                && briefing.statusAt(now) == BriefingStatus.SCHEDULED
                && now.isBefore(delegates.closesAt(briefing));
    }

    private Mono<Void> settle(List<Briefing> asking, Predicate<String> points) {
        if (asking.isEmpty()) return Mono.empty();
        return delegates
                .places(asking.stream().map(Briefing::id).toList())
                .filter(place -> points.test(place.point()))
                .collect(Collectors.groupingBy(Place::briefing))
                .flatMap(places -> store(Todo.of(asking, places)));
    }

    private Mono<Void> store(Todo todo) {
        return tasks.open(todo.open().stream()
                        .map(place -> new NewTask(
                                TaskKind.NOMINATION,
                                place.briefing().id(),
                                place.point().point(),
                                delegates.closesAt(place.briefing())))
                        .toList())
                .then(tasks.done(TaskKind.NOMINATION, todo.done()))
                .then(tasks.close(TaskKind.NOMINATION, todo.closed()));
    }

    /** What becomes of the tasks of some places. */
    private record Todo(List<Wanted> open, List<TaskPlace> done, List<TaskPlace> closed) {

        static Todo of(List<Briefing> asking, Map<BriefingId, List<Place>> places) {
            var todo = new Todo(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (var briefing : asking) {
                var expected =
                        briefing.points().stream().collect(Collectors.toMap(ExpectedPoint::point, p -> p, (a, _) -> a));
                for (var place : places.getOrDefault(briefing.id(), List.of())) {
                    var point = expected.get(place.point());
                    if (point != null) todo.add(briefing, point, place);
                }
            }
            return todo;
        }

        private void add(Briefing briefing, ExpectedPoint point, Place place) {
            var where = new TaskPlace(briefing.id(), place.point());
            switch (Nomination.State.of(place, point.quota())) {
                case MISSING, SHORT -> open.add(new Wanted(briefing, point));
                case COMPLETE -> done.add(where);
                case DECLINED -> closed.add(where);
            }
        }
    }

    /** The tasks themselves add to the briefing's JSON. */
    @Override
    public Mono<Map<BriefingId, BriefingAddition>> view(List<Briefing> shown) {
        return Mono.just(Map.of());
    }
}
