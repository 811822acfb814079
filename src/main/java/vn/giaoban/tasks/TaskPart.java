package vn.giaoban.tasks;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.briefings.NewBriefing;
import vn.giaoban.kernel.Actor;

/** The tasks of a briefing: a point that takes part without a room has to find one. */
@Component
@Order(3)
class TaskPart implements BriefingPart {

    private final Tasks tasks;
    private final Clock clock;

    TaskPart(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public Mono<Void> store(List<NewBriefing> briefings, Actor actor) {
        return tasks.open(
                briefings.stream().flatMap(b -> missingRooms(b.briefing())).toList());
    }

    @Override
    public Mono<Void> change(List<BriefingChange> changes, Actor actor) {
        var going = changes.stream().filter(c -> !isCancelled(c)).toList();
        var cancelled = changes.stream()
                .filter(TaskPart::isCancelled)
                .map(c -> c.after().id())
                .toList();
        return tasks.closeAll(Set.of(TaskKind.values()), cancelled)
                .then(tasks.close(going.stream().flatMap(TaskPart::dropped).toList()))
                .then(tasks.done(
                        TaskKind.ROOM, going.stream().flatMap(TaskPart::housed).toList()))
                .then(tasks.open(
                        going.stream().flatMap(c -> missingRooms(c.after())).toList()));
    }

    private static boolean isCancelled(BriefingChange change) {
        return change.after().status() == BriefingStatus.CANCELLED;
    }

    private Stream<NewTask> missingRooms(Briefing briefing) {
        var status = briefing.statusAt(clock.instant());
        if (status != BriefingStatus.DRAFT && status != BriefingStatus.SCHEDULED) return Stream.empty();
        return briefing.points().stream()
                .filter(p -> p.room() == null)
                .map(p -> new NewTask(
                        TaskKind.ROOM, briefing.id(), p.point(), briefing.time().start()));
    }

    /** Points that are not expected any more. */
    private static Stream<TaskPlace> dropped(BriefingChange change) {
        var codes = change.after().points().stream().map(ExpectedPoint::point).collect(Collectors.toSet());
        return change.before().points().stream()
                .filter(p -> !codes.contains(p.point()))
                .map(p -> new TaskPlace(change.after().id(), p.point()));
    }

    /** Points that have got the room they lacked. */
    private static Stream<TaskPlace> housed(BriefingChange change) {
        var lacking = new HashSet<String>();
        for (var p : change.before().points()) if (p.room() == null) lacking.add(p.point());
        return change.after().points().stream()
                .filter(p -> p.room() != null && lacking.contains(p.point()))
                .map(p -> new TaskPlace(change.after().id(), p.point()));
    }

    @Override
    public Mono<Map<BriefingId, BriefingAddition>> view(List<Briefing> briefings) {
        return tasks.of(briefings.stream().map(Briefing::id).toList())
                .collect(Collectors.groupingBy(Task::briefing))
                .map(found -> briefings.stream()
                        .collect(Collectors.toMap(
                                Briefing::id, b -> addition(b, found.getOrDefault(b.id(), List.of())))));
    }

    private static BriefingAddition addition(Briefing briefing, List<Task> tasks) {
        var byPoint = tasks.stream()
                .collect(Collectors.groupingBy(
                        Task::point, Collectors.mapping(task -> toView(task, briefing.zone()), Collectors.toList())));
        return new BriefingAddition(
                Map.of(),
                briefing.points().stream()
                        .collect(Collectors.toMap(
                                ExpectedPoint::point,
                                p -> Map.of("tasks", byPoint.getOrDefault(p.point(), List.of())))));
    }

    private static Map<String, Object> toView(Task task, ZoneId zone) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", task.id());
        view.put("kind", task.kind());
        view.put("due", task.due().atZone(zone).toOffsetDateTime());
        view.put("status", task.status());
        return view;
    }
}
