package vn.giaoban.control;

import java.time.Duration;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

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
        return job(RoomLook.class, "room-look");
    }

    @Bean
    JobDetail roomPolling() {
        return job(RoomPolling.class, "room-polling");
    }

    @Bean
    JobDetail roomClock() {
        return job(RoomClock.class, "room-clock");
    }

    @Bean
    @Conditional(AccountConfigured.class)
    Trigger roomPollingTrigger(JobDetail roomPolling, XmppSettings settings) {
        return every(settings.poll(), roomPolling);
    }

    @Bean
    @Conditional(AccountConfigured.class)
    Trigger roomClockTrigger(JobDetail roomClock) {
        return every(Duration.ofSeconds(10), roomClock);
    }

    private static JobDetail job(Class<? extends Job> type, String name) {
        return JobBuilder.newJob(type).withIdentity(name).storeDurably().build();
    }

    private static Trigger every(Duration period, JobDetail job) {
        return TriggerBuilder.newTrigger()
                .forJob(job)
                .withIdentity(job.getKey().getName())
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(period.toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }
}
