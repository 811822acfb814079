package vn.giaoban.web;

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

/** Deletes, every hour on one of all instances, the first answers that are too old to be given again. */
@DisallowConcurrentExecution
class ForgetAnswers implements Job {

    private final IdempotencyStore store;

    ForgetAnswers(IdempotencyStore store) {
        this.store = store;
    }

    @Override
    public void execute(JobExecutionContext context) {
        store.forgetOld().block(Duration.ofSeconds(60));
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        JobDetail forgetAnswers() {
            return JobBuilder.newJob(ForgetAnswers.class)
                    .withIdentity("forget-answers")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger forgetAnswersTrigger(JobDetail forgetAnswers) {
            return TriggerBuilder.newTrigger()
                    .forJob(forgetAnswers)
                    .withIdentity("forget-answers")
                    .withSchedule(SimpleScheduleBuilder.repeatHourlyForever()
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
