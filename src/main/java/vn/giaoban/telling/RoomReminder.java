package vn.giaoban.telling;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Audience;
import vn.giaoban.audience.Audiences;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.invitations.Draft;
import vn.giaoban.invitations.Issue;
import vn.giaoban.invitations.Outgoing;
import vn.giaoban.letters.MessageKind;
import vn.giaoban.letters.Occasion;
import vn.giaoban.outbox.OutboxListener;
import vn.giaoban.tasks.Task;
import vn.giaoban.tasks.TaskEvent;
import vn.giaoban.tasks.TaskKind;

/** Reminds a point, the day before, that it still has no room; as a message of the briefing like any other, so once. */
@Component
class RoomReminder implements OutboxListener<TaskEvent> {

    private final Briefings briefings;
    private final Audiences audiences;
    private final Outgoing outgoing;
    private final Clock clock;

    RoomReminder(Briefings briefings, Audiences audiences, Outgoing outgoing, Clock clock) {
        this.briefings = briefings;
        this.audiences = audiences;
        this.outgoing = outgoing;
        this.clock = clock;
    }

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
            case TaskEvent.Due due when due.task().kind() == TaskKind.ROOM -> remind(due.task());
            case TaskEvent.Due _ -> Mono.empty();
        };
    }

    private Mono<Void> remind(Task task) {
        return briefings
                .get(task.briefing())
                .filter(briefing -> stillLacksRoom(briefing, task.point()))
                .flatMap(briefing -> audiences.of(briefing).flatMap(known -> queue(briefing, known, task.point())));
    }

    /** The event may be older than a change that found the room. */
    private boolean stillLacksRoom(Briefing briefing, String point) {
        return briefing.statusAt(clock.instant()) == BriefingStatus.SCHEDULED
                && briefing.points().stream().anyMatch(p -> p.point().equals(point) && p.room() == null);
    }

    private Mono<Void> queue(Briefing briefing, Audience known, String point) {
        var drafts = known.addressed().stream()
                .filter(r -> r.kind() == Recipient.Kind.POINT && r.id().equals(point))
                .map(r -> new Draft(r, MessageKind.REMINDER, false, Set.of(Change.ROOM), false))
                .toList();
        if (drafts.isEmpty()) return Mono.empty();
        var stamp = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var issue =
                new Issue(briefing.id(), briefing.version(), Occasion.ROOM, briefing.sequence(), stamp, known.plan());
        return outgoing.queue(issue, List.copyOf(drafts));
    }
}
