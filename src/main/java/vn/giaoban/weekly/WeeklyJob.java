package vn.giaoban.weekly;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Jobs;
import vn.giaoban.database.ReactiveJob;

/**
 * Looks every minute, on one of all instances, whether the weekly report is due. What is due derives from the clock and the database, so that
 * a firing that was lost, or a service that was down at the hour, costs lateness, no more.
 */
@DisallowConcurrentExecution
class WeeklyJob extends ReactiveJob {

    private final WeeklyReports reports;

    WeeklyJob(WeeklyReports reports) {
        this.reports = reports;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        return reports.tell();
    }

    @Override
    protected Duration patience() {
        return Duration.ofMinutes(4);
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
