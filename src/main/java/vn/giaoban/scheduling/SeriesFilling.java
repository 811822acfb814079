package vn.giaoban.scheduling;

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
 * Fills series every hour, on one of all instances. How far each is filled stands in the database, so a firing that was lost is made good
 * by the next.
 */
@DisallowConcurrentExecution
class SeriesFilling extends ReactiveJob {

    private final SeriesFiller filler;

    SeriesFilling(SeriesFiller filler) {
        this.filler = filler;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        return filler.fillAll();
    }

    @Override
    protected Duration patience() {
        return Duration.ofMinutes(10);
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        JobDetail seriesFilling() {
            return Jobs.job(SeriesFilling.class, "series-filling");
        }

        @Bean
        Trigger seriesFillingTrigger(JobDetail seriesFilling) {
            return Jobs.every(Duration.ofHours(1), seriesFilling);
        }
    }
}
