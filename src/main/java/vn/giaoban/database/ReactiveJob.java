package vn.giaoban.database;

import java.time.Duration;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.CommonProblem.Unavailable;
import vn.giaoban.kernel.ProblemException;

/**
 * Work that Quartz has one of all instances do. What can't be done since the database is away or slow is one line in the log, and is done at the next firing; any
 * other fault goes to Quartz, which logs it with its trace.
 */
public abstract class ReactiveJob implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(ReactiveJob.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What is to be done at a firing. */
    protected abstract Mono<?> work(JobExecutionContext context);

    /** How long it may take before it is given up: a minute, unless a job says otherwise. */
    protected Duration patience() {
        return PATIENCE;
    }

    @Override
    public final void execute(JobExecutionContext context) {
        try {
            work(context).contextWrite(BackgroundWork::mark).block(patience());
        } catch (RuntimeException fault) {
            if (!isPassing(fault)) throw fault;
            LOG.warn(
                    "{} can't be done now, and is left to the next time: {}",
                    context.getJobDetail().getKey().getName(),
                    fault.toString());
        }
    }

    private static boolean isPassing(RuntimeException fault) {
        return DatabaseFault.isUnavailable(fault)
                || (fault instanceof ProblemException problem && problem.problem() instanceof Unavailable);
    }
}
