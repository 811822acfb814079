package vn.giaoban.tasks;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.database.Jobs;

/**
 * Tells, every minute on one of all instances, of tasks that are due within a day. What is due derives from the database, so a firing that
 * was lost is made good by the next.
 */
@DisallowConcurrentExecution
class TaskReminders implements Job {

    private final Tasks tasks;

    TaskReminders(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(JobExecutionContext context) {
        tasks.remind().block(Duration.ofSeconds(60));
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
