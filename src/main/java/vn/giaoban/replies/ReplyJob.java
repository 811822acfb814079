package vn.giaoban.replies;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Looks into the mailbox, on one of all instances. */
@DisallowConcurrentExecution
class ReplyJob implements Job {

    private final ReplyPoller poller;

    ReplyJob(ReplyPoller poller) {
        this.poller = poller;
    }

    @Override
    public void execute(JobExecutionContext context) {
        poller.poll().block(Duration.ofMinutes(2));
    }
}
