package vn.giaoban.tasks;

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
 * Tells, every minute on one of all instances, of tasks that are due within a day. What is due derives from the database, so a firing that
 * was lost is made good by the next.
 */
@DisallowConcurrentExecution
class TaskReminders extends ReactiveJob {

    private final Tasks tasks;

    TaskReminders(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        return tasks.remind();
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        JobDetail taskReminders() {
            return Jobs.job(TaskReminders.class, "task-reminders");
        }

        @Bean
        Trigger taskRemindersTrigger(JobDetail taskReminders) {
            return Jobs.every(Duration.ofMinutes(1), taskReminders);
        }
    }
}
