package vn.giaoban.control;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import reactor.core.publisher.Mono;
import vn.giaoban.database.ReactiveJob;

/** Looks every ten seconds whether a room has to be warned or closed, on one of all instances. */
@DisallowConcurrentExecution
class RoomClock extends ReactiveJob {

    private final RoomWatch watch;

    RoomClock(RoomWatch watch) {
        this.watch = watch;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        return watch.keepTime();
    }
}
