package vn.giaoban.web;

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

/** Deletes, every hour on one of all instances, the first answers that are too old to be given again. */
@DisallowConcurrentExecution
class ForgetAnswers extends ReactiveJob {

    private final IdempotencyStore store;

    ForgetAnswers(IdempotencyStore store) {
        this.store = store;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        return store.forgetOld();
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        JobDetail forgetAnswers() {
            return Jobs.job(ForgetAnswers.class, "forget-answers");
        }

        @Bean
        Trigger forgetAnswersTrigger(JobDetail forgetAnswers) {
            return Jobs.every(Duration.ofHours(1), forgetAnswers);
        }
    }
}
