package vn.giaoban.accounts;

import java.time.Clock;
import java.time.Duration;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Jobs;
import vn.giaoban.database.ReactiveJob;

/** Forgets wrong passwords of long ago, every hour: names that nobody has would pile up. */
class ForgetFailures extends ReactiveJob {

    private final FailedLoginStore store;
    private final AccountSettings settings;
    private final Clock clock;

    ForgetFailures(FailedLoginStore store, AccountSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        var longAgo = clock.instant().minus(settings.lockOut().forgetAfter());
        return store.forgetBefore(longAgo);
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        JobDetail forgetFailures() {
            return Jobs.job(ForgetFailures.class, "forget-failures");
        }

        @Bean
        Trigger forgetFailuresTrigger(JobDetail forgetFailures) {
            return Jobs.every(Duration.ofHours(1), forgetFailures);
        }
    }
}
