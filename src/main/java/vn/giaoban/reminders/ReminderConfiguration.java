package vn.giaoban.reminders;

import org.quartz.JobDetail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.database.Jobs;

/** The job of reminders, and the threads on which Quartz' store is spoken to. */
@Configuration(proxyBeanMethods = false)
class ReminderConfiguration {

    /** Quartz takes one lock for each change of its store: more threads would only wait for one another. */
    @Bean(destroyMethod = "dispose")
    Scheduler reminderScheduler() {
        return Schedulers.newBoundedElastic(1, 10_000, "reminders", 60, true);
    }

    @Bean
    JobDetail reminderJob() {
        return Jobs.job(ReminderJob.class, "reminder");
    }
}
