package vn.giaoban.tokens;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.database.Jobs;
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
            return Jobs.job(KeyRotation.class, "key-rotation");
        }

        @Bean
        Trigger keyRotationTrigger(JobDetail keyRotationJob) {
            return Jobs.every(Duration.ofMinutes(10), keyRotationJob);
        }
    }
}
