package vn.giaoban.audit;

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

/** Links, every few seconds on one of all instances, the entries of the trail that have none yet. */
@DisallowConcurrentExecution
class Sealing extends ReactiveJob {

    private final AuditChain chain;
    private final SealStore store;

    Sealing(AuditChain chain, SealStore store) {
        this.chain = chain;
        this.store = store;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        return chain.seal().then(store.forgetReadings());
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        JobDetail sealTrail() {
            return Jobs.job(Sealing.class, "seal-trail");
        }

        @Bean
        Trigger sealTrailTrigger(JobDetail sealTrail) {
            return Jobs.every(Duration.ofSeconds(5), sealTrail);
        }
    }
}
