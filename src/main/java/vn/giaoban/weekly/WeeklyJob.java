package vn.giaoban.weekly;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.database.Jobs;

/**
 * Looks every minute, on one of all instances, whether the weekly report is due. What is due derives from the clock and the database, so that
 * a firing that was lost, or a service that was down at the hour, costs lateness, no more.
 */
@DisallowConcurrentExecution
class WeeklyJob implements Job {

    private final WeeklyReports reports;

    WeeklyJob(WeeklyReports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(JobExecutionContext context) {
        reports.tell().block(Duration.ofMinutes(4));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(WeeklySettings.class)
    static class Schedule {
        @Bean
        JobDetail weeklyJob() {
            return Jobs.job(WeeklyJob.class, "weekly-report");
        }

        @Bean
        Trigger weeklyTrigger(JobDetail weeklyJob) {
            return Jobs.every(Duration.ofMinutes(1), weeklyJob);
        }
    }
}
