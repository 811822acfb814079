package vn.giaoban.scheduling;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.database.Jobs;
import vn.giaoban.database.ReactiveJob;

/**
 * Writes down what time has brought, every ten seconds, on one of all instances. Readers do not wait for it: they ask
 * {@link Briefing#statusAt}. What is due derives from the database, so a firing that was lost is made good by the next.
 */
@DisallowConcurrentExecution
class BriefingLife extends ReactiveJob {

    private static final Logger LOG = LoggerFactory.getLogger(BriefingLife.class);
    private static final int AT_ONCE = 200;

    private final Briefings briefings;
    private final Scheduling scheduling;

    BriefingLife(Briefings briefings, Scheduling scheduling) {
        this.briefings = briefings;
        this.scheduling = scheduling;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        return sweep();
    }

    /** Advances all that is overdue; a briefing that can't be advanced does not hold up the others. */
    Mono<Void> sweep() {
        return briefings
                .overdue(AT_ONCE)
                .concatMap(id -> scheduling.advance(id).onErrorResume(fault -> {
                    LOG.warn("Briefing {} could not be advanced: {}", id, fault.toString());
                    return Mono.empty();
                }))
                .then();
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        JobDetail briefingLife() {
            return Jobs.job(BriefingLife.class, "briefing-life");
        }

        @Bean
        Trigger briefingLifeTrigger(JobDetail briefingLife) {
            return Jobs.every(Duration.ofSeconds(10), briefingLife);
        }
    }
}
