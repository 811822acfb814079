package vn.giaoban.control;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Looks every ten seconds whether a room has to be warned or closed, on one of all instances. */
@DisallowConcurrentExecution
class RoomClock implements Job {

    private final RoomWatch watch;

    RoomClock(RoomWatch watch) {
        this.watch = watch;
    }

    @Override
    public void execute(JobExecutionContext context) {
        watch.keepTime().block(Duration.ofSeconds(60));
    }
}
