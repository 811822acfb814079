package vn.giaoban.alerts;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job of alerts. */
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

    @Bean
    JobDetail alertSweep() {
        return JobBuilder.newJob(AlertSweep.class)
                .withIdentity("alert-sweep")
                .storeDurably()
                .build();
    }

    @Bean
    Trigger alertSweepTrigger(JobDetail alertSweep, AlertSettings settings) {
        return TriggerBuilder.newTrigger()
                .forJob(alertSweep)
                .withIdentity("alert-sweep")
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(settings.every().toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }
}
