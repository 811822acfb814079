package vn.giaoban.support;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Threads for calls that wait for answers of the service. On those that Reactor shares with the service, of which two processors have twenty, its own work could be given to
 * one that waits for its answer: a race of sixteen hung that way now and then.
 */
public final class OwnThreads {

    /** A new one for each call. */
    public static final Scheduler ALL =
            Schedulers.fromExecutor(command -> Thread.ofVirtual().start(command));

    private OwnThreads() {}
}
