package vn.giaoban.preflight;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.database.Jobs;

/**
 * Looks every minute, on one of all instances, for check-times that have come. What is due derives from the database, so a firing that was
 * lost is made good by the next.
 */
@DisallowConcurrentExecution
class PreflightSweep implements Job {

    private final UnreadyPoints unready;

    PreflightSweep(UnreadyPoints unready) {
        this.unready = unready;
    }

    @Override
    public void execute(JobExecutionContext context) {
        unready.sweep().block(Duration.ofSeconds(60));
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
