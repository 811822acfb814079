package vn.giaoban.preflight;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
            return JobBuilder.newJob(PreflightSweep.class)
                    .withIdentity("preflight-sweep")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger preflightSweepTrigger(JobDetail preflightSweep) {
            return TriggerBuilder.newTrigger()
                    .forJob(preflightSweep)
                    .withIdentity("preflight-sweep")
                    .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever()
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
