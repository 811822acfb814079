package vn.giaoban.reminders;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The jobs of reminders, and the threads on which Quartz' store is spoken to. */
@Configuration(proxyBeanMethods = false)
class ReminderConfiguration {

    /** Quartz takes one lock for each change of its store: more threads would only wait for one another. */
    @Bean(destroyMethod = "dispose")
    Scheduler reminderScheduler() {
        return Schedulers.newBoundedElastic(1, 10_000, "reminders", 60, true);
    }

    @Bean
    JobDetail reminderJob() {
        return JobBuilder.newJob(ReminderJob.class)
                .withIdentity("reminder")
                .storeDurably()
                .build();
    }

    @Bean
    JobDetail reminderSweep() {
        return JobBuilder.newJob(ReminderSweep.class)
                .withIdentity("reminder-sweep")
                .storeDurably()
                .build();
    }

    @Bean
    Trigger reminderSweepTrigger(JobDetail reminderSweep) {
        return TriggerBuilder.newTrigger()
                .forJob(reminderSweep)
                .withIdentity("reminder-sweep")
                .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }
}
