package vn.giaoban.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.quartz.JobDetail;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.quartz.autoconfigure.QuartzProperties;
import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import vn.giaoban.support.IntegrationTest;

/** Instances that start in the same moment on one database, each of which writes all jobs and triggers anew. */
@IntegrationTest
class QuartzStoreIT {

    private static final int ROUNDS = Integer.getInteger("giaoban.rounds", 15);
    private static final int INSTANCES = 3;

    @Autowired
    private SchedulerFactoryBeanCustomizer quartzInPostgres;

    @Autowired
    private QuartzProperties settings;

    @Autowired
    private List<JobDetail> jobs;

    @Autowired
    private List<Trigger> triggers;

    @Test
    void instancesThatStartTogetherDoNotMeetAtTheJobs() throws Exception {
        try (var threads = Executors.newFixedThreadPool(INSTANCES)) {
            for (var round = 0; round < ROUNDS; round++) {
                var together = new CyclicBarrier(INSTANCES);
                Callable<Integer> start = () -> {
                    together.await();
                    return triggersAfterAStart();
                };
                for (var instance : threads.invokeAll(List.of(start, start, start)))
                    assertThat(instance.get()).isEqualTo(triggers.size());
            }
        }
    }

    private int triggersAfterAStart() throws Exception {
        var quartz = new SchedulerFactoryBean();
        quartz.setSchedulerName("started-together");
        var properties = new Properties();
        properties.putAll(settings.getProperties());
        quartz.setQuartzProperties(properties);
        quartz.setAutoStartup(false);
        quartz.setOverwriteExistingJobs(settings.isOverwriteExistingJobs());
        quartz.setJobDetails(jobs.toArray(JobDetail[]::new));
        quartz.setTriggers(triggers.toArray(Trigger[]::new));
        quartzInPostgres.customize(quartz);
        try {
            quartz.afterPropertiesSet();
            return triggersOf(quartz);
        } finally {
            quartz.destroy();
        }
    }

    private static int triggersOf(SchedulerFactoryBean quartz) throws SchedulerException {
        return quartz.getScheduler().getTriggerKeys(GroupMatcher.anyGroup()).size();
    }
}
