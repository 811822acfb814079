package vn.giaoban.preflight;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Jobs;
import vn.giaoban.database.ReactiveJob;

/**
 * Looks every minute, on one of all instances, for check-times that have come. What is due derives from the database, so a firing that was
 * lost is made good by the next.
 */
@DisallowConcurrentExecution
class PreflightSweep extends ReactiveJob {

    private final UnreadyPoints unready;

    PreflightSweep(UnreadyPoints unready) {
        this.unready = unready;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        return unready.sweep();
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        JobDetail preflightSweep() {
            return Jobs.job(PreflightSweep.class, "preflight-sweep");
        }

        @Bean
        Trigger preflightSweepTrigger(JobDetail preflightSweep) {
            return Jobs.every(Duration.ofMinutes(1), preflightSweep);
        }
    }
}
