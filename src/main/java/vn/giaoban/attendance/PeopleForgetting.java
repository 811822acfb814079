package vn.giaoban.attendance;

import java.time.Clock;
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

/** Takes the names of people out of results whose time is over, once an hour, on one of all instances; the verdicts stay. */
@DisallowConcurrentExecution
class PeopleForgetting extends ReactiveJob {

    private final ResultStore results;
    private final AttendanceSettings settings;
    private final Clock clock;

    PeopleForgetting(ResultStore results, AttendanceSettings settings, Clock clock) {
        this.results = results;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        return results.forgetPeople(clock.instant().minus(settings.keepPeople()));
    }

    @Override
    protected Duration patience() {
        return Duration.ofMinutes(10);
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        JobDetail forgetPeople() {
            return Jobs.job(PeopleForgetting.class, "forget-people");
        }

        @Bean
        Trigger forgetPeopleTrigger(JobDetail forgetPeople) {
            return Jobs.every(Duration.ofHours(1), forgetPeople);
        }
    }
}
