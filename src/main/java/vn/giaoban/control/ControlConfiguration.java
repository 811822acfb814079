package vn.giaoban.control;

import java.time.Duration;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.database.Jobs;

/** The jobs that watch rooms, when the service has an account at a conference server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(XmppSettings.class)
class ControlConfiguration {

    /** Quartz takes one lock for each change of its store: more threads would only wait for one another. */
    @Bean(destroyMethod = "dispose")
    Scheduler roomScheduler() {
        return Schedulers.newBoundedElastic(1, 10_000, "rooms", 60, true);
    }

    @Bean
    JobDetail roomLook() {
        return Jobs.job(RoomLook.class, "room-look");
    }

    @Bean
    JobDetail roomPolling() {
        return Jobs.job(RoomPolling.class, "room-polling");
    }

    @Bean
    JobDetail roomClock() {
        return Jobs.job(RoomClock.class, "room-clock");
    }

    @Bean
    @Conditional(AccountConfigured.class)
    Trigger roomPollingTrigger(JobDetail roomPolling, XmppSettings settings) {
        return Jobs.every(settings.poll(), roomPolling);
    }

    @Bean
    @Conditional(AccountConfigured.class)
    Trigger roomClockTrigger(JobDetail roomClock) {
        return Jobs.every(Duration.ofSeconds(10), roomClock);
    }
}
