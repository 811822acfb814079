package vn.giaoban.replies;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import reactor.core.publisher.Mono;
import vn.giaoban.database.ReactiveJob;

/** Looks into the mailbox, on one of all instances. */
@DisallowConcurrentExecution
class ReplyJob extends ReactiveJob {

    private final ReplyPoller poller;

    ReplyJob(ReplyPoller poller) {
        this.poller = poller;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        return poller.poll();
    }

    @Override
    protected Duration patience() {
        return Duration.ofMinutes(2);
    }
}
