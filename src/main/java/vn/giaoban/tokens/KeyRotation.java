package vn.giaoban.tokens;

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
import vn.giaoban.kernel.Actor;

/** Looks every ten minutes, on one of all instances, whether it is time for another signing key, or to drop a former one. */
@DisallowConcurrentExecution
class KeyRotation extends ReactiveJob {

    private final SigningKeys keys;

    KeyRotation(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        return keys.rotateWhenDue(Actor.SYSTEM);
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
