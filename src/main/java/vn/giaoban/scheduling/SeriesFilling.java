package vn.giaoban.scheduling;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Fills series every hour, on one of all instances. How far each is filled stands in the database, so a firing that was lost is made good
 * by the next.
 */
@DisallowConcurrentExecution
class SeriesFilling implements Job {

    private final SeriesFiller filler;

    SeriesFilling(SeriesFiller filler) {
        this.filler = filler;
    }

    @Override
    public void execute(JobExecutionContext context) {
        filler.fillAll().block(Duration.ofMinutes(10));
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        JobDetail seriesFilling() {
            return JobBuilder.newJob(SeriesFilling.class)
                    .withIdentity("series-filling")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger seriesFillingTrigger(JobDetail seriesFilling) {
            return TriggerBuilder.newTrigger()
                    .forJob(seriesFilling)
                    .withIdentity("series-filling")
                    .withSchedule(SimpleScheduleBuilder.repeatHourlyForever()
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
