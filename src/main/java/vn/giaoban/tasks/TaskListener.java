package vn.giaoban.tasks;

import java.util.EnumSet;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingEvent;
import vn.giaoban.outbox.OutboxListener;

/** Once a briefing has begun, what had to be done before need not be done any more. */
@Component
class TaskListener implements OutboxListener<BriefingEvent> {

    private static final EnumSet<TaskKind> BEFOREHAND = EnumSet.complementOf(EnumSet.of(TaskKind.CONCLUSION));

    private final Tasks tasks;

    TaskListener(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public Class<BriefingEvent> type() {
        return BriefingEvent.class;
    }

    @Override
    public Mono<Void> on(BriefingEvent event) {
        return event instanceof BriefingEvent.Started started
                ? tasks.closeAll(BEFOREHAND, List.of(started.briefing().id()))
                : Mono.empty();
    }
}
