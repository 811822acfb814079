package vn.giaoban.alerts;

import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.database.Jobs;

/** The job of alerts. */
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

    @Bean
    JobDetail alertSweep() {
        return Jobs.job(AlertSweep.class, "alert-sweep");
    }

    @Bean
    Trigger alertSweepTrigger(JobDetail alertSweep, AlertSettings settings) {
        return Jobs.every(settings.every(), alertSweep);
    }
}
