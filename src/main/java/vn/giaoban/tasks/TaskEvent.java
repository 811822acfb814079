package vn.giaoban.tasks;

import java.time.Instant;
import vn.giaoban.kernel.DomainEvent;

/** What happened to a task. */
public sealed interface TaskEvent extends DomainEvent {

    /** The task right after it happened. */
    Task task();

    @Override
    default String key() {
        return "briefing:" + task().briefing();
    }

    /** It is still open a day before it is due, or was opened later than that; told once, and only of briefings that are published. */
    record Due(Task task) implements TaskEvent {}

    /**
     * Somebody asked to remind of it now.
     *
     * @param at when that was
     */
    record Nudged(Task task, Instant at) implements TaskEvent {}
}
