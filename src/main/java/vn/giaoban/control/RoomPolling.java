package vn.giaoban.control;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import reactor.core.publisher.Mono;
import vn.giaoban.database.ReactiveJob;

/** Looks into all rooms again and again, on one of all instances. */
@DisallowConcurrentExecution
class RoomPolling extends ReactiveJob {

    private final RoomWatch watch;

    RoomPolling(RoomWatch watch) {
        this.watch = watch;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        return watch.lookAtAll();
    }
}
