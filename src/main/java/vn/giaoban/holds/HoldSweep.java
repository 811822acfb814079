package vn.giaoban.holds;

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
 * Lets go of what has expired, every ten seconds, on one of all instances. Nobody waits for it to book: an expired hold is free to the
 * second. It is for those who wait for a room without asking again.
 */
@DisallowConcurrentExecution
class HoldSweep extends ReactiveJob {

    private final Holding holding;

    HoldSweep(Holding holding) {
        this.holding = holding;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        return holding.sweep();
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        JobDetail holdSweep() {
            return Jobs.job(HoldSweep.class, "hold-sweep");
        }

        @Bean
        Trigger holdSweepTrigger(JobDetail holdSweep) {
            return Jobs.every(Duration.ofSeconds(10), holdSweep);
        }
    }
}
