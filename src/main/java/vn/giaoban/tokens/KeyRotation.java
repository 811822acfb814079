package vn.giaoban.tokens;

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
import vn.giaoban.kernel.Actor;

/** Looks every ten minutes, on one of all instances, whether it is time for another signing key, or to drop a former one. */
@DisallowConcurrentExecution
class KeyRotation implements Job {

    private final SigningKeys keys;

    KeyRotation(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public void execute(JobExecutionContext context) {
        keys.rotateWhenDue(Actor.SYSTEM).block(Duration.ofSeconds(60));
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        JobDetail keyRotationJob() {
            return JobBuilder.newJob(KeyRotation.class)
                    .withIdentity("key-rotation")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger keyRotationTrigger(JobDetail keyRotationJob) {
            return TriggerBuilder.newTrigger()
                    .forJob(keyRotationJob)
                    .withIdentity("key-rotation")
                    .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever(10)
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
