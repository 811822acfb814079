package vn.giaoban.telling;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Audience;
import vn.giaoban.audience.Audiences;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.invitations.Draft;
import vn.giaoban.invitations.Issue;
import vn.giaoban.invitations.Outgoing;
import vn.giaoban.letters.MessageKind;
import vn.giaoban.letters.Occasion;
import vn.giaoban.outbox.OutboxListener;
import vn.giaoban.roster.Delegates;
import vn.giaoban.roster.Place;
import vn.giaoban.tasks.Task;
import vn.giaoban.tasks.TaskEvent;
import vn.giaoban.tasks.Tasks;

/**
 * Reminds a point, the day before or when somebody asks for it, that it still has no room or has not named its delegates; as a message of
 * the briefing like any other, so once for each occasion.
 */
@Component
class TaskReminder implements OutboxListener<TaskEvent> {

    private final Briefings briefings;
    private final Delegates delegates;
    private final Tasks tasks;
    private final Audiences audiences;
    private final Outgoing outgoing;
    private final Clock clock;

    TaskReminder(
            Briefings briefings,
            Delegates delegates,
            Tasks tasks,
            Audiences audiences,
            Outgoing outgoing,
            Clock clock) {
        this.briefings = briefings;
        this.delegates = delegates;
        this.tasks = tasks;
        this.audiences = audiences;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    /** It reminded of rooms alone once; events that wait for it know it by this name. */
    @Override
    public String name() {
        return "room-reminders";
    }

    @Override
    public Class<TaskEvent> type() {
        return TaskEvent.class;
    }

    @Override
    public Mono<Void> on(TaskEvent event) {
        return switch (event) {
            case TaskEvent.Due due -> remind(due.task(), null);
            case TaskEvent.Nudged nudged -> remind(nudged.task(), nudged.at());
        };
    }

    /** The event may be older than a change by which it was done. */
    private Mono<Void> remind(Task task, @Nullable Instant asked) {
        return tasks.isOpen(task)
                .filter(open -> open)
                .flatMap(_ -> briefings.get(task.briefing()))
                .filter(briefing -> briefing.statusAt(clock.instant()) == BriefingStatus.SCHEDULED)
                .flatMap(briefing -> audiences.of(briefing).flatMap(known -> switch (task.kind()) {
                    case ROOM -> remindOfRoom(briefing, known, task.point());
                    case NOMINATION -> remindOfNames(briefing, known, task, asked);
                    case COUNTER_PROPOSAL, CONCLUSION -> Mono.<Void>empty();
                }));
    }

    private Mono<Void> remindOfRoom(Briefing briefing, Audience known, String point) {
        var lacking = expected(briefing, point).stream().anyMatch(p -> p.room() == null);
        return lacking ? queue(briefing, known, point, Occasion.ROOM, Set.of(Change.ROOM), Map.of()) : Mono.empty();
    }

    private Mono<Void> remindOfNames(Briefing briefing, Audience known, Task task, @Nullable Instant asked) {
        var occasion = asked == null ? Occasion.NOMINATION : Occasion.nominationAskedAt(asked);
        return delegates
                .places(briefing.id())
                .filter(place -> place.point().equals(task.point()))
                .next()
                .flatMap(place ->
                        queue(briefing, known, task.point(), occasion, Set.of(), details(briefing, place, task)));
    }

    private static Map<String, String> details(Briefing briefing, Place place, Task task) {
        var quota = expected(briefing, place.point()).stream()
                .mapToInt(ExpectedPoint::quota)
                .sum();
        return Map.of(
                "named", String.valueOf(place.named()),
                "quota", String.valueOf(quota),
                "due", task.due().toString());
    }

    private static List<ExpectedPoint> expected(Briefing briefing, String point) {
        return briefing.points().stream().filter(p -> p.point().equals(point)).toList();
    }

    private Mono<Void> queue(
            Briefing briefing,
            Audience known,
            String point,
            Occasion occasion,
            Set<Change> changes,
            Map<String, String> details) {
        var drafts = known.addressed().stream()
                .filter(r -> r.kind() == Recipient.Kind.POINT && r.id().equals(point))
                .map(r -> new Draft(r, MessageKind.REMINDER, false, changes, details, false))
                .toList();
        if (drafts.isEmpty()) return Mono.empty();
        var stamp = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var issue = new Issue(briefing.id(), briefing.version(), occasion, briefing.sequence(), stamp, known.plan());
        return outgoing.queue(issue, drafts);
    }
}
