package vn.giaoban.weekly;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
            return JobBuilder.newJob(WeeklyJob.class)
                    .withIdentity("weekly-report")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger weeklyTrigger(JobDetail weeklyJob) {
            return TriggerBuilder.newTrigger()
                    .forJob(weeklyJob)
                    .withIdentity("weekly-report")
                    .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever()
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
