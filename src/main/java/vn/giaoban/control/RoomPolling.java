package vn.giaoban.control;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Looks into all rooms again and again, on one of all instances. */
@DisallowConcurrentExecution
class RoomPolling implements Job {

    private final RoomWatch watch;

    RoomPolling(RoomWatch watch) {
        this.watch = watch;
    }

    @Override
    public void execute(JobExecutionContext context) {
        watch.lookAtAll().block(Duration.ofSeconds(60));
    }
}
